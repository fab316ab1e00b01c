import { reasons } from '#kernel/refusal.ts'

export const replyReasons = reasons({
  mailbox_host: {
    status: 422,
    fr: 'Indiquer le nom du serveur seul, par exemple imap.exemple.fr.',
    en: 'Give the name of the server alone, for example imap.example.com.',
  },
  mailbox_port: {
    status: 422,
    fr: 'Une boîte se lit sur le port 993 (TLS) ou 143 (STARTTLS). Un autre port se déclare dans MAILBOX_HOSTS.',
    en: 'A mailbox is read on port 993 (TLS) or 143 (STARTTLS). Any other one is declared in MAILBOX_HOSTS.',
  },
  mailbox_plain: {
    status: 422,
    fr: 'Le mot de passe passerait en clair : choisir TLS ou STARTTLS. Un serveur de votre réseau se déclare dans MAILBOX_HOSTS.',
    en: 'The password would travel in clear: choose TLS or STARTTLS. A server of your network is declared in MAILBOX_HOSTS.',
  },
  mailbox_password: {
    status: 422,
    fr: 'Indiquer le mot de passe de cette boîte.',
    en: 'Give the password of this mailbox.',
  },
  mailbox_none: {
    status: 409,
    fr: 'Aucune boîte n’est réglée : indiquer d’abord son serveur et son mot de passe.',
    en: 'No mailbox is set up: first give its server and its password.',
  },
  mailbox_paused: {
    status: 409,
    fr: 'La lecture est en pause : la reprendre d’abord.',
    en: 'Reading is paused: resume it first.',
  },
})

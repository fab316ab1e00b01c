// Tags: words that a company sticks on what it likes, to find it again.
import { fold } from '#kernel/search.ts'
import { reasons } from '#kernel/refusal.ts'

export const tagReasons = reasons({
  tag_exists: {
    fr: 'L’étiquette « {name} » existe déjà.',
    en: 'There is already a tag “{name}”.',
  },
  tag_empty: {
    fr: 'Une étiquette contient au moins une lettre ou un chiffre.',
    en: 'A tag has at least one letter or digit.',
  },
  too_many_tags: {
    fr: 'Vous avez déjà {most} étiquettes : supprimez-en avant d’en créer une autre.',
    en: 'You already have {most} tags: delete some before you make another.',
  },
  already_tagged: {
    fr: 'Porte déjà cette étiquette.',
    en: 'Has this tag already.',
  },
  not_tagged: {
    fr: 'Ne porte pas cette étiquette.',
    en: 'Does not have this tag.',
  },
})

/** How many tags a company keeps: they are looked for among each other. */
export const mostTags = 500

/** What bears tags. */
export const taggedKinds = [
  'customer',
  'project',
  'quote',
  'order',
  'delivery',
  'invoice',
  'purchase',
  'payment',
] as const
export type TaggedKind = (typeof taggedKinds)[number]

/** By what two tags are the same: neither accents nor capitals tell them apart. */
export const keyOfTag = (name: string): string => fold(name)

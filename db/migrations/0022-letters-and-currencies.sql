-- What an account is told leaves by the same outbox as the rest, so that it is seen whether it left;
-- and so does a letter that is about no document.
alter table mail
  drop constraint mail_kind_check,
  add constraint mail_kind_check check (kind in ('quote', 'order', 'delivery', 'purchase_order',
    'invoice', 'credit_note', 'reminder', 'statement', 'letter', 'signed', 'refused', 'question',
    'invitation', 'password', 'address', 'digest')),
  drop constraint mail_about_type_check,
  add constraint mail_about_type_check check (about_type in ('quote', 'order', 'delivery',
    'purchase_order', 'invoice', 'credit_note', 'customer', 'invitation', 'person')),
  -- After this a message says nothing true any more (its link is dead): it does not leave.
  add column expires_at timestamptz;
alter table mail_template
  drop constraint mail_template_kind_check,
  add constraint mail_template_kind_check check (kind in ('quote', 'order', 'delivery',
    'purchase_order', 'invoice', 'credit_note', 'reminder', 'statement', 'letter'));

-- A document of a French company in another currency says its VAT in euros as well (BR-FR-CO-12): what
-- one unit of the currency was worth in euros, in millionths, and on which day.
alter table invoice
  add column exchange_rate price check (exchange_rate > 0),
  add column exchange_day date,
  add constraint invoice_exchange_check check ((exchange_rate is null) = (exchange_day is null));

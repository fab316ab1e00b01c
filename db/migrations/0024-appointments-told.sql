-- An appointment is told to those who take part, by a message with its file; what has changed since is
-- not told twice, nor forgotten.
alter table appointment add column told_sequence integer;

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('quote', 'order', 'delivery',
  'purchase_order', 'invoice', 'credit_note', 'reminder', 'statement', 'letter', 'signed', 'refused',
  'question', 'invitation', 'password', 'address', 'digest', 'appointment'));
alter table mail drop constraint mail_about_type_check;
alter table mail add constraint mail_about_type_check check (about_type in ('quote', 'order',
  'delivery', 'purchase_order', 'invoice', 'credit_note', 'customer', 'invitation', 'person',
  'appointment'));

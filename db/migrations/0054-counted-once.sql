-- An invoice counts once for each of its items, by the first of its lines: how many invoices there are by
-- day and item is then a sum of lines, and nobody looks for the same invoice twice at the question
-- (docs/decisions/0047-counted-once.md).
update turnover_line t set counted = false
from (
  select company_id, day, invoice_id, part,
    row_number() over (partition by company_id, day, invoice_id, item_id
      order by quantity > 0 desc, part) as nth
  from turnover_line where counted
) d
where d.nth > 1 and t.company_id = d.company_id and t.day = d.day and t.invoice_id = d.invoice_id
  and t.part = d.part;
comment on column turnover_line.counted is
  'Of an invoice, the first line of each of its items; of a credit note none.';

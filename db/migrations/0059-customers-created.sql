-- Whose record was made in a period: the head of the funnel of sales counts them without a look at the
-- records, and the list of clients is narrowed to them.
create index customer_created on customer (company_id, created_at)
  include (seller_id, store_id, is_customer, archived, imported);

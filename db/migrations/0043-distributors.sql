-- A sale that went through a distributor (grossiste): a maker sells to a client by way of another
-- company, whom the client has by habit, and whom each sale keeps as it was when it was issued.

alter table customer add column distributor_id uuid,
  add foreign key (company_id, distributor_id) references customer (company_id, id)
    on delete set null (distributor_id),
  add check (distributor_id <> id);
create index customer_distributor on customer (company_id, distributor_id)
  where distributor_id is not null;

alter table invoice add column distributor_id uuid,
  add foreign key (company_id, distributor_id) references customer (company_id, id);
create index invoice_distributor on invoice (company_id, distributor_id, day)
  where distributor_id is not null;

-- Projects are found by what is written on them, as documents are.
create index project_search on project using gin (company_id, search gin_trgm_ops);

import type pg from 'pg'
import { servingRole } from './connect.ts'

/** Tables that belong to no company: companies, people's accounts, the installation itself. */
export const sharedTables = [
  'company',
  'credential',
  'installation',
  'migration',
  'person',
  'rate_limit',
  'second_factor',
  'session',
  'verification',
] as const

/** Functions that run as their owner: each was read with care, and names the company itself. */
export const reviewedFunctions = [
  'documents_found',
  'enqueue_job',
  'erase_demo_company',
  'jobs_held',
  'undo_import',
  'lines_found',
  'search_customers',
  'search_in',
  'search_items',
] as const

const tenantTables = `
  select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not c.relispartition
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id')`

const keyColumn = `(select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0])`

/** Each rule as a query that returns what breaks it. */
const rules: Record<string, string> = {
  'a table is neither a company’s nor on the list of shared ones': `
    select c.relname as what from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all ($1) and c.oid not in (select oid from (${tenantTables}) t)`,
  'row-level security is not enabled and forced': `
    select name as what from (${tenantTables}) t where not (relrowsecurity and relforcerowsecurity)`,
  'no policy of the company with both USING and WITH CHECK': `
    select name as what from (${tenantTables}) t where not exists (
      select from pg_policies p where p.schemaname = 'public' and p.tablename = t.name
        and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{public}'
        and p.qual = '(company_id = current_company())'
        and p.with_check = '(company_id = current_company())')`,
  'a policy lets the serving role past the company': `
    select p.tablename || '.' || p.policyname as what from pg_policies p
    where p.schemaname = 'public' and p.permissive = 'PERMISSIVE'
      and (p.roles = '{public}' or '${servingRole}' = any (p.roles))
      and coalesce(p.qual, '') not like '%current_company()%'
      and coalesce(p.qual, '') not like '%current_person()%'`,
  'a key or an index does not start with company_id': `
    select i.indexrelid::regclass::text as what from pg_index i
    join (${tenantTables}) t on t.oid = i.indrelid where ${keyColumn} <> 'company_id'`,
  'a foreign key between companies’ tables does not pair company_id first': `
    select c.conname as what from pg_constraint c
    join (${tenantTables}) t on t.oid = c.conrelid join (${tenantTables}) f on f.oid = c.confrelid
    where c.contype = 'f' and not (
      (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) = 'company_id'
      and (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) = 'company_id')`,
  'a trigger of ours': `
    select tgrelid::regclass || '.' || tgname as what from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
  'an exclusion or a deferrable constraint': `
    select conname as what from pg_constraint
    where connamespace = 'public'::regnamespace and (contype = 'x' or condeferrable)`,
  'company_id may be null': `
    select name as what from (${tenantTables}) t join pg_attribute a on a.attrelid = t.oid
    where a.attname = 'company_id' and not a.attnotnull`,
  'a view that runs as its owner': `
    select relname as what from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('v', 'm')
      and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`,
  'a function that runs as its owner and was not reviewed': `
    select proname as what from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and proname <> all ($2)`,
  'the serving role may too much': `
    select rolname as what from pg_roles where rolname = '${servingRole}'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  'the serving role owns something': `
    select relname as what from pg_class where relowner = (
      select oid from pg_roles where rolname = '${servingRole}')`,
  'the serving role may empty a table or change the schema': `
    select table_name || ' ' || privilege_type as what from information_schema.role_table_grants
    where grantee = '${servingRole}' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
}

/** Reads the live catalogue and tells every breach of the schema's rules: none is the only good answer. */
export async function lintSchema(client: pg.Client): Promise<string[]> {
  const findings: string[] = []
  for (const [rule, query] of Object.entries(rules)) {
    const values = [
      ...(query.includes('$1') ? [sharedTables] : []),
      ...(query.includes('$2') ? [reviewedFunctions] : []),
    ]
    const { rows } = await client.query<{ what: string }>(query.replace('$2', '$1'), values)
    findings.push(...rows.map(({ what }) => `${rule}: ${what}`))
  }
  return findings
}

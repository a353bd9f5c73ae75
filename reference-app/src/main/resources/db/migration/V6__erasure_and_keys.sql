-- A tenant that is erased has lost its key; its rows are on their way out.
alter table tenant add column erased_at timestamptz;

-- The trail can only be added to; that of an erased tenant goes with the rest of it, a batch at a time.
create function remove_erased_audit(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed integer;
begin
  if not exists (select from tenant where id = current_tenant() and erased_at is not null) then
    return 0;
  end if;
  delete from audit_entry where tenant_id = current_tenant() and number in
    (select number from audit_entry where tenant_id = current_tenant() order by number desc limit most);
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke execute on function remove_erased_audit from public;
grant execute on function remove_erased_audit to "${app}";

-- When the tenant's keys were last touched: from then on it is counted how old the newest is, and how long the next step waits.
alter table tenant add column data_key_changed_at timestamptz not null default now();

-- Everything that belongs to a tenant carries tenant_id, and isolate() hides it from whoever has not named that tenant in this
-- transaction. The owner of the tables is held to the same rule (FORCE).

create function current_tenant() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

create procedure isolate(target regclass, tenant_column text default 'tenant_id') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_its_tenant on %s using (%I = current_tenant()) with check (%I = current_tenant())',
                 target, tenant_column, tenant_column);
end $$;
revoke execute on procedure isolate from public;

create table tenant (
  id                  uuid primary key,
  slug                text not null unique,
  name                text not null,
  state               text not null check (state in ('ACTIVE', 'SUSPENDED')),
  sign_up             boolean not null,
  requests_per_minute integer,
  data_key            bytea not null,
  created_at          timestamptz not null,
  version             integer not null
);
call isolate('tenant', 'id');

create table tenant_host (
  host      text primary key,
  tenant_id uuid not null references tenant on delete cascade
);
create index on tenant_host (tenant_id);
call isolate('tenant_host');

-- Sign-up and sign-in happen before there is a credential: this one question may be asked without a tenant.
create policy answered_by_the_owner on tenant_host for select to current_user using (true);
create function tenant_of_host(name text) returns uuid language sql stable security definer set search_path = public, pg_temp as
  $$ select tenant_id from tenant_host where host = lower(name) $$;
revoke execute on function tenant_of_host from public;
grant execute on function tenant_of_host to "${app}";

create table users (
  id           uuid primary key,
  tenant_id    uuid not null references tenant on delete cascade,
  username     text not null,
  username_key text not null,
  name         text,
  password     text not null,
  roles        text not null,
  active       boolean not null,
  applied_for  text,
  story        bytea,
  created_at   timestamptz not null,
  version      integer not null,
  unique (tenant_id, username_key),
  unique (tenant_id, id)
);
create index on users (tenant_id, created_at, id);
call isolate('users');

create table sign_in (
  id         uuid primary key,
  tenant_id  uuid not null,
  user_id    uuid not null,
  address    text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
create index on sign_in (tenant_id, user_id);
call isolate('sign_in');

create table refresh_token (
  hash       bytea primary key,
  tenant_id  uuid not null,
  sign_in_id uuid not null,
  created_at timestamptz not null,
  used_at    timestamptz,
  foreign key (tenant_id, sign_in_id) references sign_in (tenant_id, id) on delete cascade
);
create index on refresh_token (tenant_id, sign_in_id);
call isolate('refresh_token');

create table api_key (
  id         uuid primary key,
  tenant_id  uuid not null references tenant on delete cascade,
  name       text not null,
  hash       bytea not null unique,
  hint       text not null,
  scopes     text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  version    integer not null
);
create index on api_key (tenant_id, created_at, id);
call isolate('api_key');

create table idempotent_answer (
  tenant_id   uuid not null references tenant on delete cascade,
  caller      text not null,
  key         text not null,
  fingerprint bytea not null,
  status      integer not null,
  location    text,
  body        bytea not null,
  created_at  timestamptz not null default now(),
  primary key (tenant_id, caller, key)
);
create index on idempotent_answer (tenant_id, created_at);
call isolate('idempotent_answer');

create table audit_entry (
  tenant_id  uuid not null references tenant on delete cascade,
  number     bigint not null,
  at         timestamptz not null,
  actor      text not null,
  action     text not null,
  subject    text not null,
  address    text not null,
  request    text not null,
  previous   bytea not null,
  hash       bytea not null,
  primary key (tenant_id, number)
);
call isolate('audit_entry');

-- These two belong to no tenant and tell nothing of one: sealed keys, and counters under a hash.
create table signing_key (
  id         text primary key,
  sealed     bytea not null,
  created_at timestamptz not null
);
create table login_failure (
  bucket   bytea primary key,
  failures integer not null,
  since    timestamptz not null
);

grant usage on schema public to "${app}";
grant select, insert, update, delete on tenant, tenant_host, users, sign_in, refresh_token, api_key, idempotent_answer, signing_key,
  login_failure to "${app}";
-- Append-only: the application can neither change nor remove what it has recorded.
grant select, insert on audit_entry to "${app}";

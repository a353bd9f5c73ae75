-- Which language models rate for a tenant, and what they have used.

-- content: the providers with their keys, and the budget; sealed. revision counts the changes: nodes keep what they have made of one.
create table model_settings (
  tenant_id uuid primary key references tenant on delete cascade,
  revision  integer not null,
  content   bytea not null
);
call isolate('model_settings');

-- One row for each day, in UTC, and model, added to by each call. unpriced: how many of the calls cost something that nobody knows.
create table model_usage (
  tenant_id     uuid not null references tenant on delete cascade,
  day           date not null,
  model         text not null,
  calls         bigint not null,
  unpriced      bigint not null,
  input_tokens  bigint not null,
  cached_tokens bigint not null,
  output_tokens bigint not null,
  usd           numeric not null,
  primary key (tenant_id, day, model)
);
call isolate('model_usage');

-- What the answers of one session have cost.
create table session_model_usage (
  tenant_id  uuid not null,
  session_id uuid primary key,
  usd        numeric not null,
  foreign key (tenant_id, session_id) references study_session (tenant_id, id) on delete cascade
);
create index on session_model_usage (tenant_id, session_id);
call isolate('session_model_usage');

grant select, insert, update, delete on model_settings, model_usage, session_model_usage to "${app}";

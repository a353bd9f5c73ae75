-- What learners plan, answer and write. What they wrote is sealed by the application under their tenant's key.

create table plan (
  id          uuid primary key,
  tenant_id   uuid not null,
  user_id     uuid not null,
  revision    integer not null,
  content     bytea not null,
  approved_at timestamptz not null,
  version     integer not null,
  unique (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
call isolate('plan');

-- base_revision: the revision of the plan that it was made for, 0 where there was none.
create table plan_proposal (
  id            uuid primary key,
  tenant_id     uuid not null,
  user_id       uuid not null,
  kind          text not null check (kind in ('PLAN', 'CHANGES')),
  base_revision integer not null,
  content       bytea not null,
  made_at       timestamptz not null,
  decided_at    timestamptz,
  version       integer not null,
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
create index on plan_proposal (tenant_id, user_id, made_at);
call isolate('plan_proposal');

-- content: the engine's session. open_turn: the number of the turn that waits for an answer.
create table study_session (
  id              uuid primary key,
  tenant_id       uuid not null,
  user_id         uuid not null,
  state           text not null check (state in ('OPEN', 'ENDED')),
  planned_minutes integer not null,
  open_turn       integer,
  content         bytea not null,
  started_at      timestamptz not null,
  ended_at        timestamptz,
  proposal_id     uuid,
  version         integer not null,
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade,
  foreign key (tenant_id, proposal_id) references plan_proposal (tenant_id, id) on delete set null (proposal_id)
);
create unique index one_open_session on study_session (tenant_id, user_id) where state = 'OPEN';
create index on study_session (tenant_id, user_id, started_at, id);
call isolate('study_session');

create table draft (
  tenant_id  uuid not null,
  session_id uuid not null,
  turn       integer not null,
  content    bytea not null,
  saved_at   timestamptz not null,
  primary key (session_id, turn),
  foreign key (tenant_id, session_id) references study_session (tenant_id, id) on delete cascade
);
create index on draft (tenant_id, session_id);
call isolate('draft');

create table story (
  id          uuid primary key,
  tenant_id   uuid not null,
  user_id     uuid not null,
  question_id text not null,
  content     bytea not null,
  created_at  timestamptz not null,
  saved_at    timestamptz not null,
  version     integer not null,
  unique (tenant_id, user_id, question_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
call isolate('story');

create table review (
  tenant_id   uuid not null,
  user_id     uuid not null,
  held_at     timestamptz not null,
  time_zone   text not null,
  proposal_id uuid,
  primary key (tenant_id, user_id, held_at),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade,
  foreign key (tenant_id, proposal_id) references plan_proposal (tenant_id, id) on delete set null (proposal_id)
);
call isolate('review');

-- The queue of db-scheduler, in its own shape. It belongs to no tenant, because a node looks for work of all of them; a row holds ids only.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);

grant select, insert, update, delete on plan, plan_proposal, study_session, draft, story, review, scheduled_tasks to "${app}";

-- What HR teams ask, of whom, and what they make of the answers.

-- Positions are public words, and are not sealed. question_sets: the questions with their rubrics, one list for all candidates or several
-- equivalent ones; later changes of the bank leave them alone.
create table position (
  id             uuid primary key,
  tenant_id      uuid not null references tenant on delete cascade,
  title          text not null,
  posting        text not null,
  format         text not null,
  department     text,
  seniority      text,
  language       text not null,
  state          text not null check (state in ('OPEN', 'CLOSED')),
  choice         text not null check (choice in ('FIXED', 'DRAWN')),
  target         integer not null check (target between 1 and 10),
  classification text not null,
  question_sets  text not null,
  created_at     timestamptz not null,
  version        integer not null,
  unique (tenant_id, id)
);
create index on position (tenant_id, created_at, id);
call isolate('position');

-- A candidate is a user without a password, who comes to be when an invitation is redeemed. users.invited keeps them out of the team's list.
alter table users add column invited boolean not null default false;

-- purpose, agenda (what will be asked) and extra_seconds are those of an assessment.
alter table study_session
  add column purpose       text not null default 'PRACTICE' check (purpose in ('PRACTICE', 'ASSESSMENT')),
  add column agenda        bytea,
  add column extra_seconds integer not null default 0;
create index on study_session (tenant_id, started_at, id) where purpose = 'ASSESSMENT';

-- contact: name and address, sealed; null once the candidate was erased. hash: of the token in the link, which is good once.
create table invitation (
  id             uuid primary key,
  tenant_id      uuid not null,
  position_id    uuid not null,
  contact        bytea,
  hash           bytea not null unique,
  question_set   integer not null,
  extra_time     numeric(3, 2) not null check (extra_time between 1 and 3),
  language       text not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  revoked_at     timestamptz,
  used_at        timestamptz,
  user_id        uuid,
  session_id     uuid,
  notice_version text,
  consented_at   timestamptz,
  version        integer not null,
  foreign key (tenant_id, position_id) references position (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete set null (user_id),
  foreign key (tenant_id, session_id) references study_session (tenant_id, id) on delete set null (session_id)
);
create index on invitation (tenant_id, position_id, created_at, id);
create index on invitation (tenant_id, session_id);
create index on invitation (tenant_id, user_id);
call isolate('invitation');

-- What people rated beside the machine; the last of each reviewer on a criterion counts. Rows are added only: number counts the session's.
-- reason is sealed.
create table human_rating (
  id          uuid primary key,
  tenant_id   uuid not null,
  session_id  uuid not null,
  number      integer not null,
  turn        integer not null,
  criterion   text not null,
  level       integer not null check (level between 0 and 5),
  reason      bytea,
  reviewer_id uuid not null,
  rated_at    timestamptz not null,
  unique (tenant_id, session_id, number),
  foreign key (tenant_id, session_id) references study_session (tenant_id, id) on delete cascade
);
create index on human_rating (tenant_id, reviewer_id);
call isolate('human_rating');

-- What a person decided; once for each session.
create table release (
  session_id uuid primary key,
  tenant_id  uuid not null,
  decision   text not null check (decision in ('ADVANCE', 'HOLD', 'DECLINE')),
  reason     bytea not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  foreign key (tenant_id, session_id) references study_session (tenant_id, id) on delete cascade
);
create index on release (tenant_id, session_id);
create index on release (tenant_id, decided_by);
call isolate('release');

grant select, insert, update, delete on position, invitation, human_rating, release to "${app}";

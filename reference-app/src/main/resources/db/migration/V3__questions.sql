-- A tenant's own questions. They are its material and say nothing about a person, so they are not sealed: they are searched.

-- Rubrics apart, because most questions share one of a few. id: of its content.
create table own_rubric (
  tenant_id uuid not null references tenant on delete cascade,
  id        uuid not null,
  content   text not null,
  primary key (tenant_id, id)
);
call isolate('own_rubric');

-- question_id: as the tenant calls it. content: the engine's question without its rubric.
create table own_question (
  id          uuid primary key,
  tenant_id   uuid not null,
  question_id text collate "C" not null,
  version     integer not null,
  state       text not null check (state in ('DRAFT', 'REVIEWED', 'LIVE', 'RETIRED')),
  style       text not null,
  text        text not null,
  content     text not null,
  rubric_id   uuid not null,
  changed_at  timestamptz not null,
  unique (tenant_id, question_id),
  foreign key (tenant_id, rubric_id) references own_rubric (tenant_id, id) on delete cascade
);
create index on own_question (tenant_id, question_id) where state = 'LIVE';
call isolate('own_question');

-- What a question was before each change.
create table own_question_version (
  tenant_id   uuid not null,
  question_id text collate "C" not null,
  version     integer not null,
  state       text not null,
  content     text not null,
  rubric_id   uuid not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, question_id, version),
  foreign key (tenant_id, question_id) references own_question (tenant_id, question_id) on delete cascade,
  foreign key (tenant_id, rubric_id) references own_rubric (tenant_id, id) on delete cascade
);
call isolate('own_question_version');

-- How many there are; whoever changes one locks this row. revision: one more whenever what may be asked has changed, on any node.
create table own_question_count (
  tenant_id uuid primary key references tenant on delete cascade,
  revision  bigint not null,
  total     integer not null,
  live      integer not null
);
call isolate('own_question_count');

grant select, insert, update, delete on own_question, own_question_count to "${app}";
-- Versions are never changed; they go with their tenant.
grant select, insert, delete on own_rubric, own_question_version to "${app}";

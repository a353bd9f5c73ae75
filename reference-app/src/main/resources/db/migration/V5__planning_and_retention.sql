-- A session ends first, and a planner says later what follows for the plan.
alter table study_session add column settled_at timestamptz;
alter table study_session no force row level security;
update study_session set settled_at = ended_at where state = 'ENDED';
alter table study_session force row level security;

-- How long a tenant keeps its sessions, and what it may not remove for now.
alter table tenant
  add column session_days integer check (session_days > 0),
  add column legal_hold boolean not null default false;
alter table users add column legal_hold boolean not null default false;

-- The daily chores of tenants that are there already; a new one brings its own row.
alter table tenant no force row level security;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  select 'daily', id::text, now() + random() * interval '1 day', false, 1 from tenant;
alter table tenant force row level security;

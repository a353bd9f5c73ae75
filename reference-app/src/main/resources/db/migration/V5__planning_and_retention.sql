-- A session ends first, and a planner says later what follows for the plan.
alter table study_session add column settled_at timestamptz;
alter table study_session no force row level security;
update study_session set settled_at = ended_at where state = 'ENDED';
alter table study_session force row level security;

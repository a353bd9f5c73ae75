-- Whoever removes a row has those looked for that refer to it. Without an index that is all of a tenant's sessions for each proposal.
create index on study_session (tenant_id, proposal_id) where proposal_id is not null;
create index on review (tenant_id, proposal_id) where proposal_id is not null;
-- Not by tenant as well: a table that is being filled has no statistics, and this would look as good for finding a tenant's question as its own index.
create index on own_question (rubric_id);
create index on own_question_version (rubric_id);

-- What a person has done, and what was done to them: part of what they may take along.
create index on audit_entry (tenant_id, actor);
create index on audit_entry (tenant_id, subject);

-- Failures to sign in that count no longer are taken away by the attempts that come later.
create index on login_failure (since);

-- Whoever removes a row has those looked for that refer to it. Without an index that is all of a tenant's sessions for each proposal.
create index on study_session (tenant_id, proposal_id) where proposal_id is not null;
create index on review (tenant_id, proposal_id) where proposal_id is not null;
create index on own_question (tenant_id, rubric_id);
create index on own_question_version (tenant_id, rubric_id);

-- What a person has done, and what was done to them: part of what they may take along.
create index on audit_entry (tenant_id, actor);
create index on audit_entry (tenant_id, subject);

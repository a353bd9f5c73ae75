package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.practice.entity.LearningPlan;
import dev.vivavoce.portal.practice.entity.PlanProposal;
import dev.vivavoce.portal.sessions.control.SealedJson;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The plans of learners and what is proposed for them, within the tenant's transaction. Nothing changes a plan but an approval. */
@ApplicationScoped
public class Plans {
    /** What a person has yet to decide on, or has decided on: a whole plan, or changes to one. */
    public sealed interface Proposed {
        PlanProposal row();
    }

    public record Drafted(PlanProposal row, Plan plan) implements Proposed {}

    /** The learner's role and story stand in for what they do not say. */
    public record Outset(int revision, Optional<String> role, String story) {}

    public record Changed(PlanProposal row, Proposal proposal) implements Proposed {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Learner learner;

    @Inject
    StudySessions sessions;

    @Inject
    SealedJson json;

    @Inject
    AuditTrail audit;

    public Optional<Plan> find() {
        return row(learner.id()).map(this::read);
    }

    /** The plan, without which little can be done. */
    public Plan current() {
        return find().orElseThrow(
                        () -> Problem.conflict("no-plan", "There is no plan yet; have one suggested and approve it."));
    }

    public Progress progress(Plan plan) {
        return Progress.of(counted(plan, sessions.all()));
    }

    /** Those of the sessions that say something about the plan: of its topics. */
    static List<Session> counted(Plan plan, List<Study> studies) {
        List<Session> found = new ArrayList<>();
        for (Study study : studies) {
            boolean counts = study.session().topic().stream().anyMatch(topic -> plan.topics().stream()
                    .anyMatch(planned -> planned.name().equals(topic.name())));
            if (counts) {
                found.add(study.session());
            }
        }
        return found;
    }

    /** What a whole plan is drafted from, and for which revision of the one that there is. */
    @InTenant
    public Outset outset() {
        return new Outset(revision(), learner.role(), learner.story());
    }

    /** What changes to the plan follow from. */
    @InTenant
    public Planning.Ground ground() {
        Plan plan = current();
        return new Planning.Ground(plan, counted(plan, sessions.all()), learner.story());
    }

    /** Stores a draft until somebody decides on it; refused where the plan has moved on from {@code base}. */
    public Drafted keep(int base, Plan draft) {
        learner.lock();
        requireRevision(base);
        return new Drafted(persist(PlanProposal.Kind.PLAN, base, draft), draft);
    }

    /** Stores changes until somebody decides on them; refused where the plan has moved on. */
    public Changed keep(Proposal proposal) {
        learner.lock();
        requireRevision(proposal.planRevision());
        return new Changed(persist(PlanProposal.Kind.CHANGES, proposal.planRevision(), proposal), proposal);
    }

    /** What was proposed to the learner before. */
    public Proposed proposed(UUID id) {
        PlanProposal row = entities.find(PlanProposal.class, id);
        if (row == null || !row.userId().equals(learner.id())) {
            throw Problem.notFound();
        }
        return row.kind() == PlanProposal.Kind.PLAN
                ? new Drafted(row, json.open(row.content(), Plan.class, purpose(learner.id())))
                : changes(id);
    }

    /** Changes that were proposed before. */
    public Changed changes(UUID id) {
        PlanProposal row = entities.find(PlanProposal.class, id);
        if (row == null) {
            throw Problem.notFound();
        }
        return new Changed(row, json.open(row.content(), Proposal.class, purpose(learner.id())));
    }

    /**
     * The plan with what was accepted.
     *
     * @param accepted ids of changes, or of topics of a whole plan; empty for all
     */
    public Plan approve(UUID proposalId, Optional<Set<String>> accepted) {
        learner.lock();
        PlanProposal proposal = entities.find(PlanProposal.class, proposalId);
        if (proposal == null || !proposal.userId().equals(learner.id())) {
            throw Problem.notFound();
        }
        if (proposal.decidedAt().isPresent()) {
            throw Problem.conflict("proposal-decided", "This proposal was decided on before.");
        }
        int revision = requireRevision(proposal.baseRevision());
        Optional<LearningPlan> row = row(learner.id());
        Plan approved = proposal.kind() == PlanProposal.Kind.PLAN
                ? chosen(proposal, accepted, revision + 1)
                : changed(proposal, accepted, read(row.orElseThrow()));
        byte[] content = json.seal(approved, purpose(learner.id()));
        row.ifPresentOrElse(
                existing -> existing.become(approved.revision(), content),
                () -> entities.persist(new LearningPlan(learner.id(), approved.revision(), content)));
        proposal.decide();
        entities.flush();
        audit.record("plan.approved", "proposal:" + proposal.id());
        return approved;
    }

    /** Topics that were not accepted are retired, which gives their minutes to the others. */
    private Plan chosen(PlanProposal proposal, Optional<Set<String>> accepted, int revision) {
        Plan draft = json.open(proposal.content(), Plan.class, purpose(learner.id()));
        Set<String> unknown = new HashSet<>(accepted.orElse(Set.of()));
        draft.topics().forEach(topic -> unknown.remove(topic.id().value()));
        List<PlanChange> retired = draft.topics().stream()
                .filter(topic -> accepted.isPresent()
                        && !accepted.get().contains(topic.id().value()))
                .map(topic -> (PlanChange) new PlanChange.Retire(topic.id(), "Not accepted."))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid("/accepted", "names a topic that was not proposed");
        }
        if (retired.size() == draft.topics().size()) {
            throw Problem.invalid("/accepted", "leaves the plan without a topic");
        }
        Plan rest = draft.after(retired);
        return new Plan(
                revision, rest.targetRole(), rest.totalDailyMinutes(), rest.weeks(), rest.rationale(), rest.topics());
    }

    private Plan changed(PlanProposal proposal, Optional<Set<String>> accepted, Plan plan) {
        Proposal changes = json.open(proposal.content(), Proposal.class, purpose(learner.id()));
        try {
            return accepted.isPresent() ? changes.approve(plan, accepted.get()) : changes.approveAll(plan);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("/accepted", "names a change that was not proposed, or leaves no valid plan");
        }
    }

    private int revision() {
        return row(learner.id()).map(LearningPlan::revision).orElse(0);
    }

    private int requireRevision(int base) {
        int revision = revision();
        if (revision != base) {
            throw Problem.conflict(
                    "plan-moved-on",
                    "The proposal is for revision " + base + " of the plan, which is now at " + revision + ".");
        }
        return revision;
    }

    Optional<LearningPlan> row(UUID person) {
        return entities.createQuery("select p from LearningPlan p where p.userId = :user", LearningPlan.class)
                .setParameter("user", person)
                .getResultStream()
                .findFirst();
    }

    Plan read(LearningPlan row) {
        return json.open(row.content(), Plan.class, purpose(learner.id()));
    }

    private PlanProposal persist(PlanProposal.Kind kind, int base, Object value) {
        PlanProposal row = new PlanProposal(learner.id(), kind, base, json.seal(value, purpose(learner.id())));
        entities.persist(row);
        entities.flush();
        return row;
    }

    private static String purpose(UUID person) {
        return "plan of " + person;
    }
}

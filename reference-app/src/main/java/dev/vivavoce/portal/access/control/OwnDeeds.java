package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.audit.control.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** What the audit trail says of a person. It stays when the person goes: it holds no name, and an employer has to keep it. */
@ApplicationScoped
public class OwnDeeds implements PersonalRecords {
    record Deed(Instant at, String actor, String action, String subject, String address) {}

    @Inject
    AuditTrail audit;

    @Override
    public String section() {
        return "audit";
    }

    @Override
    public Object export(UUID person) {
        return audit.about(person).stream()
                .map(entry -> new Deed(entry.at(), entry.actor(), entry.action(), entry.subject(), entry.address()))
                .toList();
    }
}

package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the people, in a transaction of its own: a form that was refused is shown again after its own has ended. */
@RequestScoped
public class PeopleView {
    private static final int MOST = 50;

    /** Somebody in the list. */
    public record Person(
            UUID id,
            String username,
            @Nullable String name,
            Set<Role> roles,
            boolean active,
            boolean held,
            Instant since,
            int version,
            boolean you) {
        public String shown() {
            return name == null || name.isBlank() ? username : name;
        }
    }

    /** A password that is told once. */
    public record Told(String username, String password) {}

    /**
     * The form for one more, as it was filled in.
     *
     * @param fault the text that tells why somebody could not be added
     */
    public record Entry(String username, String name, Set<String> roles, Optional<String> fault) {
        static final Entry EMPTY = new Entry("", "", Set.of("recruiter"), Optional.empty());
    }

    /**
     * The list.
     *
     * @param next the link to the next page
     */
    public record People(List<Person> people, Optional<String> next, String query, Entry entry, Optional<Told> told) {}

    /** One of them. */
    public record OnePerson(Person person, boolean saved, Optional<Told> told) {}

    @Inject
    Pages pages;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @InTenant
    public Response one(UUID id, boolean saved, Optional<Told> told) {
        return pages.show("administration/person", new OnePerson(of(directory.member(id)), saved, told));
    }

    @InTenant
    public Response list(int status, String query, @Nullable String cursor, Entry entry, Optional<Told> told) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        Paging<User> found = Paging.of(MOST, most -> directory.after(start, most, query.strip()), user -> new Cursor(
                        user.createdAt(), user.id())
                .encoded());
        return pages.show(
                status,
                "administration/people",
                new People(
                        found.rows().stream().map(this::of).toList(),
                        found.next().map(next -> Link.to("")
                                .with("q", query)
                                .with("cursor", next)
                                .text()),
                        query,
                        entry,
                        told));
    }

    private Person of(User user) {
        return new Person(
                user.id(),
                user.username(),
                user.name(),
                user.roles(),
                user.active(),
                user.held(),
                user.createdAt(),
                user.version(),
                user.id().equals(caller.id()));
    }
}

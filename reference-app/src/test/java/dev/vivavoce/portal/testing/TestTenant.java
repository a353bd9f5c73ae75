package dev.vivavoce.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant of a test's own, with its administrator. */
public final class TestTenant {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1);

    private final String id;
    private final String host;
    private final String password;
    private final Client administrator;

    private TestTenant(String id, String host, String password) {
        this.id = id;
        this.host = host;
        this.password = password;
        this.administrator = signedIn("admin", password);
    }

    /** Where people may sign up. */
    public static TestTenant open() {
        return open(true);
    }

    public static TestTenant open(boolean signUp) {
        int number = NUMBERS.getAndIncrement();
        String host = "t" + number + ".example";
        JsonNode opened = Client.operator()
                .post(
                        "/tenants",
                        "{'slug':'t%d','name':'Tenant %d','hosts':['%s','t%d.localhost'],'signUp':%s,'administrator':{'username':'admin'}}"
                                .formatted(number, number, host, number, signUp))
                .expect(201)
                .json();
        return new TestTenant(
                opened.path("tenant").path("id").asText(),
                host,
                opened.path("administrator").path("password").asText());
    }

    public String id() {
        return id;
    }

    public String host() {
        return host;
    }

    /** The same tenant by a name that browsers find on this machine, and trust with the microphone. */
    public String pageHost() {
        return host.replace(".example", ".localhost");
    }

    public String password() {
        return password;
    }

    public Client administrator() {
        return administrator;
    }

    /** Somebody without a credential. */
    public Client visitor() {
        return Client.at(host);
    }

    public Answer login(String username, String withPassword) {
        return visitor().post("/login", "{'username':'%s','password':'%s'}".formatted(username, withPassword));
    }

    public Client signedIn(String username, String withPassword) {
        return visitor().bearer(login(username, withPassword).expect(200).text("token"));
    }

    /** A new person with a role, signed in. */
    public Client member(String username, String role) {
        String first = administrator
                .post("/tenant/users", "{'username':'%s','roles':['%s']}".formatted(username, role))
                .expect(201)
                .text("password");
        return signedIn(username, first);
    }

    public void become(String state) {
        Client.operator()
                .patch("/tenants/" + id, "{'state':'%s'}".formatted(state))
                .expect(200);
    }
}

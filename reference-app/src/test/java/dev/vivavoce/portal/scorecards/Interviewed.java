package dev.vivavoce.portal.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A candidate who has come by a link and says what a test wants. */
final class Interviewed {
    private final TestTenant tenant;
    private final Client client;
    private final String session;

    private Interviewed(TestTenant tenant, Client client, String session) {
        this.tenant = tenant;
        this.client = client;
        this.session = session;
    }

    /** A position with two questions; its id. */
    static String position(TestTenant tenant, String department) {
        Client hr = tenant.administrator();
        JsonNode known = hr.post(
                        "/positions",
                        "{'title':'Registered nurse','posting':'We look for a nurse on our ward.','format':'behavioural'}")
                .expect(201)
                .json()
                .at("/questionSets/0");
        return hr.post(
                        "/positions",
                        "{'title':'Registered nurse','posting':'','format':'behavioural','department':'%s','questionIds':['%s','%s']}"
                                .formatted(
                                        department,
                                        known.at("/0/question/id").asText(),
                                        known.at("/1/question/id").asText()))
                .expect(201)
                .text("id");
    }

    static Interviewed of(TestTenant tenant, String position, Map<String, Object> more) {
        StringBuilder extra = new StringBuilder();
        more.forEach((name, value) -> extra.append(",'%s':%s".formatted(name, value)));
        String link = tenant.administrator()
                .post(
                        "/positions/" + position + "/invitations",
                        "{'name':'Cleo Candidate','email':'cleo@example.org'%s}".formatted(extra))
                .expect(201)
                .text("link");
        Answer redeemed = tenant.visitor()
                .post(
                        "/invitations/redeem",
                        "{'token':'%s','consent':{'noticeVersion':'1','accepted':true}}"
                                .formatted(link.substring(link.indexOf('#') + 1)))
                .expect(200);
        return new Interviewed(tenant, tenant.visitor().bearer(redeemed.text("token")), redeemed.text("sessionId"));
    }

    /** Of a new position, who has answered both questions and submitted. */
    static Interviewed done(TestTenant tenant, String first, String second) {
        return of(tenant, position(tenant, "Wards"), Map.of())
                .says(first)
                .says(second)
                .submits();
    }

    /** The same, once all is rated. */
    static Interviewed rated(TestTenant tenant, String first, String second) {
        return done(tenant, first, second).onceRated();
    }

    Interviewed says(String text) {
        String number = ask();
        client.post(
                        "/sessions/" + session + "/turns/" + number + "/answer",
                        "{'kind':'typed','text':%s}".formatted(json(text)))
                .expect(200);
        return this;
    }

    Interviewed skips() {
        client.post("/sessions/" + session + "/turns/" + ask() + "/skip", "").expect(200);
        return this;
    }

    private String ask() {
        String next = client.get("/sessions/" + session).expect(200).text("nextQuestionId");
        return client.post("/sessions/" + session + "/turns", "{'questionId':'%s'}".formatted(next))
                .expect(201)
                .text("number");
    }

    Interviewed submits() {
        client.post("/sessions/" + session + "/submit", "").expect(200);
        return this;
    }

    Interviewed onceRated() {
        TestLearner.eventually(
                () -> tenant.administrator().get(card()),
                answer -> !answer.expect(200).text("state").equals("waiting"));
        return this;
    }

    String session() {
        return session;
    }

    /** The path of the score card. */
    String card() {
        return "/scorecards/" + session;
    }

    JsonNode read(Client client) {
        return client.get(card()).expect(200).json();
    }

    static List<String> criteria(JsonNode card, int turn) {
        List<String> names = new ArrayList<>();
        card.at("/turns/" + (turn - 1) + "/question/rubric")
                .forEach(criterion -> names.add(criterion.path("name").asText()));
        return names;
    }

    Answer rate(Client by, int turn, String criterion, int level, String reason) {
        return by.post(
                card() + "/review",
                "{'turn':%d,'criterion':'%s','level':%d,'reason':'%s'}".formatted(turn, criterion, level, reason));
    }

    Answer release(Client by, String decision) {
        String tag =
                tenant.administrator().get(card()).expect(200).header("ETag").orElseThrow();
        return by.with("If-Match", tag)
                .post(card() + "/release", "{'decision':'%s','reason':'We have talked about it.'}".formatted(decision));
    }

    /** As JSON, in the single quotes of {@link Client}. */
    private static String json(String text) {
        StringBuilder all = new StringBuilder("'");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\'' || c == '\\') {
                all.append(String.format("\\u%04x", c));
            } else {
                all.append((char) c);
            }
        });
        return all.append('\'').toString();
    }
}

package dev.vivavoce.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody who was invited to an interview and has come. */
public final class TestCandidate {
    public static final String CONSENT = "'consent':{'noticeVersion':'2026-11','accepted':true}";

    private final Client client;
    private final String session;
    private final String refreshToken;

    private TestCandidate(Client client, String session, String refreshToken) {
        this.client = client;
        this.session = session;
        this.refreshToken = refreshToken;
    }

    /** A position with three questions; its id. */
    public static String position(Client recruiter) {
        return recruiter
                .post(
                        "/positions",
                        "{'title':'Registered nurse','posting':'We look for a nurse for our surgical ward.',"
                                + "'format':'system_design','department':'Care','questionIds':["
                                + "'registered-nurse-101','registered-nurse-107','teamwork-01']}")
                .expect(201)
                .text("id");
    }

    /** An invitation; its token. */
    public static String invite(Client recruiter, String position, String more) {
        String link = recruiter
                .post(
                        "/positions/" + position + "/invitations",
                        "{'name':'Ada Planted','email':'ada@planted.example'" + more + "}")
                .expect(201)
                .text("link");
        return link.substring(link.indexOf('#') + 1);
    }

    public static Answer redeem(Client visitor, String token) {
        return visitor.post("/invitations/redeem", "{'token':'%s',%s}".formatted(token, CONSENT));
    }

    /** Invited and come. */
    public static TestCandidate of(TestTenant tenant, String position) {
        return enter(tenant.visitor(), invite(tenant.administrator(), position, ""));
    }

    public static TestCandidate enter(Client visitor, String token) {
        JsonNode entered = redeem(visitor, token).expect(200).json();
        return new TestCandidate(
                visitor.bearer(entered.path("token").asText()),
                "/sessions/" + entered.path("sessionId").asText(),
                entered.path("refreshToken").asText());
    }

    public Client client() {
        return client;
    }

    /** Its path. */
    public String session() {
        return session;
    }

    public String refreshToken() {
        return refreshToken;
    }

    /** The next question is asked; the path of its turn. */
    public String ask() {
        String next = client.get(session).expect(200).text("nextQuestionId");
        return session + "/turns/"
                + client.post(session + "/turns", "{'questionId':'%s'}".formatted(next))
                        .expect(201)
                        .text("number");
    }

    public Answer answer(String turn, String text) {
        return client.post(turn + "/answer", "{'text':'%s','kind':'typed'}".formatted(text));
    }

    /** Every question is answered with the same words. */
    public TestCandidate answerAll(String text) {
        int questions = client.get(session).json().path("questions").asInt();
        for (int i = 0; i < questions; i++) {
            answer(ask(), text).expect(200);
        }
        return this;
    }

    public Answer submit() {
        return client.post(session + "/submit", "");
    }
}

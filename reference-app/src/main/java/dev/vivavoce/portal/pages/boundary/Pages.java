package dev.vivavoce.portal.pages.boundary;

import dev.vivavoce.portal.access.boundary.SignInCookie;
import dev.vivavoce.portal.access.control.AccessTokens;
import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.branding.control.Brandings;
import dev.vivavoce.portal.branding.entity.Branding;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.pages.control.Assets;
import dev.vivavoce.portal.pages.control.Brand;
import dev.vivavoce.portal.pages.control.Page;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.texts.control.Languages;
import dev.vivavoce.portal.texts.control.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes answers of templates, in the tenant's look and the reader's language. */
@RequestScoped
public class Pages {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    @Inject
    HttpServletRequest request;

    @Inject
    Caller caller;

    @Inject
    Languages languages;

    @Inject
    Assets assets;

    @Inject
    Brandings brandings;

    @Inject
    Tenants tenants;

    @Inject
    Directory directory;

    @Inject
    SignInCookie cookie;

    /** The page of a template, whose parameters are {@code page} and {@code model}. */
    @InTenant
    public Response show(String template, Object model) {
        return answer(200, template, model, page(brand(), person()));
    }

    /** The same with another status, such as 422 for a form that is shown again. */
    @InTenant
    public Response show(int status, String template, Object model) {
        return answer(status, template, model, page(brand(), person()));
    }

    /** Before a tenant is known, or when none can be asked. */
    public Response plain(int status, String template, Object model) {
        return answer(status, template, model, page(Brand.NONE, Optional.empty()));
    }

    /** To another page, which the browser then gets by {@code GET}. */
    public static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** How the tenant of this request presents itself. */
    @InTenant
    public Brand brand() {
        Optional<Branding> row = brandings.find();
        Optional<Brandings.Look> look = row.map(Brandings::look);
        return new Brand(
                look.map(Brandings.Look::name).orElseGet(() -> tenants.current().name()),
                look.flatMap(Brandings.Look::tagline),
                row.map(found -> Integer.toString(found.version())).orElse("0"),
                row.flatMap(Branding::logo).isPresent(),
                look.map(Brandings.Look::links).orElse(Map.of()),
                look.map(Brandings.Look::languages).orElse(Brand.NONE.languages()));
    }

    @InTenant
    public boolean allowsSignUp() {
        return tenants.current().allowsSignUp();
    }

    /** Where the reader is, as their browser says; UTC until it has said so. */
    public ZoneId zone() {
        return cookieValue("zone").flatMap(Pages::zone).orElse(ZoneOffset.UTC);
    }

    /** A text in the reader's language, for what is told without a template. */
    @InTenant
    public String text(String key, Object... values) {
        return texts().text(key, values);
    }

    /** The tag of the reader's language. */
    @InTenant
    public String language() {
        return texts().locale().toLanguageTag();
    }

    /** All texts in the reader's language. */
    @InTenant
    public Texts texts() {
        return chosen(languages.of(brand().languages()));
    }

    private Optional<Page.Person> person() {
        if (caller.kind() != Caller.Kind.PERSON) {
            return Optional.empty();
        }
        User user = directory.user(caller.id());
        String name = user.name() == null || user.name().isBlank() ? user.username() : user.name();
        return Optional.of(new Page.Person(user.isInvited() ? "" : name, caller.roles()));
    }

    private Page page(Brand brand, Optional<Page.Person> person) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        List<Texts> spoken = languages.of(brand.languages());
        return new Page(
                chosen(spoken),
                spoken,
                assets,
                brand,
                person,
                request.getRequestURI(),
                cookieValue("scheme").filter(Set.of("light", "dark")::contains),
                zone(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    }

    /** What the reader has chosen on these pages; else what their browser prefers; else the tenant's first. */
    private Texts chosen(List<Texts> spoken) {
        Optional<String> wanted = cookieValue("lang");
        for (Texts texts : spoken) {
            if (wanted.filter(texts.locale().toLanguageTag()::equals).isPresent()) {
                return texts;
            }
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale preferred : Collections.list(request.getLocales())) {
                for (Texts texts : spoken) {
                    if (texts.locale().getLanguage().equals(preferred.getLanguage())) {
                        return texts;
                    }
                }
            }
        }
        return spoken.get(0);
    }

    private Optional<String> cookieValue(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : List.of(cookies).stream()
                        .filter(one -> one.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace("%2F", "/")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Response answer(int status, String template, Object model, Page page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template + ".jte", Map.of("page", page, "model", model), html);
        Response.ResponseBuilder answer = Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(page.texts().locale())
                .header("Vary", "Cookie, Accept-Language")
                .header("Content-Security-Policy", policy(page.nonce()))
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
                .entity(html.toString());
        if (page.person().isPresent()) {
            answer.cookie(
                    cookie.of(new AccessTokens.Claims(caller.tenant().orElseThrow(), caller.id(), caller.signIn())));
        }
        return answer.build();
    }

    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce
                + "'; style-src 'self'; img-src 'self'; font-src 'self';"
                + " connect-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types lit-html";
    }
}

package dev.vivavoce.portal;

import dev.vivavoce.portal.access.boundary.AccessFilter;
import dev.vivavoce.portal.access.boundary.SameOrigin;
import dev.vivavoce.portal.administration.boundary.AuditPages;
import dev.vivavoce.portal.administration.boundary.BrandingPages;
import dev.vivavoce.portal.administration.boundary.KeyPages;
import dev.vivavoce.portal.administration.boundary.ModelPages;
import dev.vivavoce.portal.administration.boundary.PeoplePages;
import dev.vivavoce.portal.administration.boundary.QuestionPages;
import dev.vivavoce.portal.administration.boundary.RetentionPages;
import dev.vivavoce.portal.administration.boundary.SettingsPages;
import dev.vivavoce.portal.candidacy.boundary.ArrivalPages;
import dev.vivavoce.portal.candidacy.boundary.InterviewPages;
import dev.vivavoce.portal.exchange.boundary.BodyLimit;
import dev.vivavoce.portal.exchange.boundary.InvalidValueMapper;
import dev.vivavoce.portal.exchange.boundary.JsonOverHttp;
import dev.vivavoce.portal.exchange.boundary.ProblemMapper;
import dev.vivavoce.portal.exchange.boundary.RefusalMapper;
import dev.vivavoce.portal.exchange.boundary.Traces;
import dev.vivavoce.portal.exchange.boundary.UnexpectedMapper;
import dev.vivavoce.portal.hiring.boundary.CandidatePages;
import dev.vivavoce.portal.hiring.boundary.InvitationPages;
import dev.vivavoce.portal.hiring.boundary.PositionPages;
import dev.vivavoce.portal.hiring.boundary.ScoreCardPages;
import dev.vivavoce.portal.hiring.boundary.SkillGapPages;
import dev.vivavoce.portal.learning.boundary.AccountPages;
import dev.vivavoce.portal.learning.boundary.HistoryPage;
import dev.vivavoce.portal.learning.boundary.PlanPages;
import dev.vivavoce.portal.learning.boundary.PracticePages;
import dev.vivavoce.portal.learning.boundary.SessionPages;
import dev.vivavoce.portal.learning.boundary.StoryPages;
import dev.vivavoce.portal.learning.boundary.SummaryPage;
import dev.vivavoce.portal.pages.boundary.LookResource;
import dev.vivavoce.portal.pages.boundary.ProblemPages;
import dev.vivavoce.portal.pages.boundary.SignInPages;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pages, for people; whoever writes a program takes {@link Portal}. */
@ApplicationPath("/")
public class PortalPages extends Application {
    static final List<Class<?>> RESOURCES = List.of(
            SignInPages.class,
            LookResource.class,
            AccountPages.class,
            HistoryPage.class,
            PlanPages.class,
            PracticePages.class,
            SessionPages.class,
            StoryPages.class,
            SummaryPage.class,
            ArrivalPages.class,
            InterviewPages.class,
            PositionPages.class,
            InvitationPages.class,
            CandidatePages.class,
            ScoreCardPages.class,
            SkillGapPages.class,
            SettingsPages.class,
            AuditPages.class,
            BrandingPages.class,
            ModelPages.class,
            QuestionPages.class,
            PeoplePages.class,
            KeyPages.class,
            RetentionPages.class);

    private static final List<Class<?>> PROVIDERS = List.of(
            BodyLimit.class,
            SameOrigin.class,
            AccessFilter.class,
            Traces.class,
            JsonOverHttp.class,
            ProblemPages.class,
            ProblemMapper.class,
            RefusalMapper.class,
            InvalidValueMapper.class,
            UnexpectedMapper.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(PROVIDERS);
        return all;
    }
}

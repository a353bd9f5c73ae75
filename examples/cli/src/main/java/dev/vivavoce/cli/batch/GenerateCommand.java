package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelQuestionSource;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.llm.guard.Tokens;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a model propose questions for a kind of job. What it proposes is a draft: nobody is asked it before a person reviewed it. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a language model propose questions for a kind of job, and adds to your own those that the linter finds no error"
                    + " in and that ask for something new, as drafts.",
            "Each call's questions are written at once: run the same command again to go on after a break. Exit status: 3 when"
                    + " there are fewer than asked for."
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final int A_CALL = 10;
    private static final int MOST = 1_000;
    private static final int MOST_IN_VAIN = 3;
    /** What a call reads and writes, about. */
    private static final Tokens USUAL = new Tokens(900, 0, 1_500);

    private final Streams streams;

    @Option(
            names = "--category",
            paramLabel = "ID",
            required = true,
            description = "The kind of job, as bank stats names it.")
    private String category = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            required = true,
            description = "How many questions of this kind your own are to hold in the end; 1 to " + MOST + ".")
    private int count;

    @Option(
            names = "--own",
            paramLabel = "FILE",
            required = true,
            description = "Where your own questions are kept; made when it is not there.")
    private Path own = Path.of("");

    @Option(names = "--seniority", paramLabel = "LEVEL", description = "Whom they are for; unless given, mid.")
    private Seniority seniority = Seniority.MID;

    @Option(names = "--estimate", description = "Say what it would cost, and make no call.")
    private boolean estimate;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    /** @param streams where it writes */
    public GenerateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw new Unusable("--count must be 1 to " + MOST + " but is " + count);
        }
        QuestionBank bank = QuestionBank.bundled();
        Category kind = bank.category(category)
                .orElseThrow(() ->
                        new Unusable("--category " + category + ": there is no such kind of job; see bank stats"));
        OwnQuestions file = new OwnQuestions(own);
        List<CustomQuestion> kept = new ArrayList<>(file.read());
        String prefix = category + "-written-";
        int had = (int) kept.stream()
                .filter(custom -> custom.question().id().value().startsWith(prefix))
                .count();
        String name = providers.modelName();
        say(estimate(name, count - had));
        if (estimate || had >= count) {
            return Exit.OK;
        }
        GuardedModel model = GuardedModel.builder()
                .model(providers.chatModel())
                .modelName(name)
                .metering(providers.counted())
                .build();
        Writing writing = new Writing(kind, kept, new Proposals(bank, kind, prefix));
        int added = writing.fill(new ModelQuestionSource(model, name), file, had);
        say(Cost.spent(model.usage().total()));
        say(added + " added as drafts to " + own + ", " + writing.dropped + " left out; " + (had + added) + " of "
                + count + " there");
        return had + added >= count ? Exit.OK : Exit.INCOMPLETE;
    }

    private void say(String text) {
        PrintStream err = streams.err();
        err.println(text);
        err.flush();
    }

    private static String estimate(String model, int missing) {
        int calls = (Math.max(0, missing) + A_CALL - 1) / A_CALL;
        return Math.max(0, missing) + " questions to write, in " + Cost.estimate(model, calls, USUAL);
    }

    /** One run. */
    private final class Writing {
        private final Category kind;
        private final List<CustomQuestion> kept;
        private final Proposals proposals;
        private final CountBar bar = new CountBar(streams, count);
        private int dropped;

        Writing(Category kind, List<CustomQuestion> kept, Proposals proposals) {
            this.kind = kind;
            this.kept = kept;
            this.proposals = proposals;
        }

        private List<Question> fresh(List<Question> written, int wanted) {
            List<Question> fresh = proposals.of(written, kept);
            dropped += written.size() - fresh.size();
            return fresh.subList(0, Math.min(wanted, fresh.size()));
        }

        /** How many were added. */
        int fill(ModelQuestionSource source, OwnQuestions file, int had) {
            int added = 0;
            int inVain = 0;
            for (int round = 0; had + added < count && inVain < MOST_IN_VAIN; round++) {
                bar.draw(had + added, "questions, " + dropped + " left out");
                List<Question> fresh;
                try {
                    fresh = fresh(source.find(query(had + round)), count - had - added);
                } catch (UnavailableException away) {
                    bar.wipe();
                    say(Objects.toString(away.getMessage(), ""));
                    return added;
                } catch (ModelConfigurationException setUpWrong) {
                    throw new Unusable(Objects.toString(setUpWrong.getMessage(), ""), setUpWrong);
                }
                inVain = fresh.isEmpty() ? inVain + 1 : 0;
                fresh.forEach(question -> kept.add(new CustomQuestion(question, 1, State.DRAFT)));
                if (!fresh.isEmpty()) {
                    file.write(kept);
                }
                added += fresh.size();
            }
            bar.wipe();
            return added;
        }

        private QuestionQuery query(int seed) {
            Map<Style, Integer> mix = new EnumMap<>(Style.class);
            boolean technical = kind.formats().contains("technical");
            mix.put(Style.BEHAVIOURAL, technical ? 3 : 5);
            mix.put(Style.SITUATIONAL, technical ? 3 : 5);
            if (technical) {
                mix.put(Style.TECHNICAL, A_CALL - 6);
            }
            String profile = kind.profile().stream().collect(Collectors.joining(" "));
            return new QuestionQuery(
                    new Position(kind.name(), profile, Optional.of(seniority)),
                    Optional.empty(),
                    mix,
                    Set.of(),
                    Map.of(),
                    OptionalDouble.empty(),
                    Locale.ENGLISH,
                    seed);
        }
    }
}

package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Questions from packs, and what finds the right ones. Immutable and thread-safe; holds everything in memory and never blocks
 * once it is loaded, unless it searches with an embedder that does.
 */
public final class QuestionBank implements QuestionSource {

    private static final String COMPILED = "pack.bin";

    private static final class Bundled {
        static final QuestionBank BANK = new QuestionBank(readBundled());
    }

    private final Pack pack;
    private final Map<String, Competency> competencies = new HashMap<>();
    private final Map<String, Selectable> selectable = new ConcurrentHashMap<>();
    private final Map<QuestionId, Set<String>> shingles = new ConcurrentHashMap<>();
    private final Phrases<String> areas;
    private final Classifier classifier;
    private final Lazy<Search> search;
    private final Lazy<Selectable> general;
    private final Map<QuestionId, Calibration> calibrations;
    private final Optional<Meanings> meanings;

    private QuestionBank(Pack given) {
        this(given, Map.of(), Optional.empty());
    }

    private QuestionBank(Pack given, Map<QuestionId, Calibration> calibrations, Optional<Meanings> meanings) {
        pack = given.withPrepared();
        this.calibrations = calibrations;
        this.meanings = meanings;
        areas = new Phrases<>();
        pack.competencies().forEach((competency, synonyms) -> {
            competencies.put(competency.id(), competency);
            areas.addName(competency.name(), pack.prepared().stemsOf(competency.name()), Areas.key(competency));
            synonyms.forEach(synonym -> areas.add(synonym, pack.prepared().stemsOf(synonym), Areas.key(competency)));
        });
        pack.skills().forEach((skill, synonyms) -> {
            areas.addName(skill.name(), pack.prepared().stemsOf(skill.name()), Areas.key(skill));
            synonyms.forEach(synonym -> areas.add(synonym, pack.prepared().stemsOf(synonym), Areas.key(skill)));
        });
        classifier = new Classifier(pack);
        search = new Lazy<>(() -> new Search(pack));
        general = new Lazy<>(() -> Selectable.general(pack));
    }

    private QuestionBank(QuestionBank bank, Map<QuestionId, Calibration> calibrations, Optional<Meanings> meanings) {
        pack = bank.pack;
        competencies.putAll(bank.competencies);
        areas = bank.areas;
        classifier = bank.classifier;
        search = bank.search;
        general = bank.general;
        this.calibrations = calibrations;
        this.meanings = meanings;
    }

    /** The bank that comes with this library, in English; loaded when first asked for. */
    public static QuestionBank bundled() {
        return Bundled.BANK;
    }

    /**
     * A bank of the pack files (all that end in {@code .json}) in and below {@code directory}, which define all that they
     * name.
     *
     * @throws PackException when a file does not keep to the pack format, or there is none
     * @throws UncheckedIOException when a file cannot be read
     */
    public static QuestionBank read(Path directory) {
        return new QuestionBank(new PackFolder(directory).pack());
    }

    /**
     * The bundled bank and the pack files in and below {@code directory} in one. The files may name what the bundled ones
     * define, but not define it again.
     *
     * @throws PackException when a file does not keep to the pack format, or there is none
     * @throws UncheckedIOException when a file cannot be read
     */
    public static QuestionBank bundledWith(Path directory) {
        return new QuestionBank(new PackFolder(directory).pack(new PackReader(bundled().pack)));
    }

    /**
     * This bank, knowing how hard its questions proved: where a query tells a person's strength, its choice goes by what the
     * answer to each question would tell. Questions that are missing are taken by their labels.
     *
     * @param calibrations learned by {@link Calibration#after} from answers
     */
    public QuestionBank calibrated(Map<QuestionId, Calibration> calibrations) {
        return new QuestionBank(this, Map.copyOf(requireNonNull(calibrations, "calibrations")), meanings);
    }

    /**
     * This bank, searched by what words mean as well: a question that says the same in other words is found too. The first search asks for the
     * vectors of all questions, which are then kept; each search asks for that of its text, and fails where {@code embedder} does.
     *
     * @param embedder is asked by searches, and by nothing else
     */
    public QuestionBank with(Embedder embedder) {
        Meanings own = new Meanings(
                requireNonNull(embedder, "embedder"), pack.questions().values());
        return new QuestionBank(this, calibrations, Optional.of(own));
    }

    /**
     * This bank and the live ones of a host's own questions, which any job may be asked that wants their skill or competency.
     *
     * @throws IllegalArgumentException when two have the same id, or one has that of a question of this bank
     */
    public QuestionBank with(Collection<CustomQuestion> own) {
        Map<QuestionId, Question> questions = new LinkedHashMap<>(pack.questions());
        for (CustomQuestion custom : requireNonNull(own, "own")) {
            Question question = custom.question();
            if (custom.state() == CustomQuestion.State.LIVE && questions.put(question.id(), question) != null) {
                throw new IllegalArgumentException("question \"" + question.id() + "\" is there already");
            }
        }
        return new QuestionBank(
                pack.with(questions), calibrations, meanings.map(known -> known.of(questions.values())));
    }

    /** All kinds of jobs, in the order of the packs. */
    public List<Category> categories() {
        return List.copyOf(pack.categories().values());
    }

    /** The kind of job with that id. */
    public Optional<Category> category(String id) {
        return Optional.ofNullable(pack.categories().get(requireNonNull(id, "id")));
    }

    /** The competency with that id. */
    public Optional<Competency> competency(String id) {
        return Optional.ofNullable(competencies.get(requireNonNull(id, "id")));
    }

    /** All questions, in the order of the packs. */
    public List<Question> questions() {
        return List.copyOf(pack.questions().values());
    }

    /** The questions that a kind of job can be asked, by style in the order of the packs. */
    public List<Question> questions(Category category) {
        return selectable(category).byStyle().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The question with that id. */
    public Optional<Question> question(QuestionId id) {
        return Optional.ofNullable(pack.questions().get(requireNonNull(id, "id")));
    }

    /**
     * What a posting is taken for.
     *
     * @param title of the job; may be blank when there is a description
     * @param description the posting's text, plain or HTML, of any length; may be blank when there is a title
     * @throws IllegalArgumentException when both are blank
     */
    public Classification classify(String title, String description) {
        return classifier.classify(title, description);
    }

    /**
     * Questions for the job that title and posting are taken for, at the level given or else read from them, on the topic
     * where there is one. Where nobody could tell the job, what any job asks for, and the skills that the posting mentions.
     * Other languages than English find none.
     */
    @Override
    public List<Question> find(QuestionQuery query) {
        return isEnglish(query) ? new Fitting(this, query).choose() : List.of();
    }

    /**
     * Equivalent forms of one interview, for assessments in which not everybody should get the same questions. No two forms
     * share a question.
     *
     * @param query what each form is to hold; its person's strength does not count
     * @param count how many forms, 1 to {@value Forms#MOST}
     * @return fewer where the bank has too few questions; none where it cannot fill one
     */
    public Forms forms(QuestionQuery query, int count) {
        if (count < 1 || count > Forms.MOST) {
            throw new IllegalArgumentException("count must be 1 to " + Forms.MOST + " but was " + count);
        }
        return isEnglish(query) ? new Fitting(this, query).forms(count) : Forms.NONE;
    }

    private static boolean isEnglish(QuestionQuery query) {
        return query.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** How hard the question is: as it proved, or by its labels. */
    public Calibration calibration(Question question) {
        Calibration learned = calibrations.get(question.id());
        return learned == null ? Calibration.of(question) : learned;
    }

    /**
     * Questions about {@code text}, best first: by words (BM25), or {@linkplain #with(Embedder) by words and meaning}.
     *
     * @param k how many at most, 1 or more
     */
    public List<Hit> search(String text, int k) {
        return search(text, Optional.empty(), k);
    }

    /**
     * Questions about {@code text} among those for a kind of job, best first.
     *
     * @param k how many at most, 1 or more
     */
    public List<Hit> search(String text, Category within, int k) {
        return search(text, Optional.of(within), k);
    }

    private List<Hit> search(String text, Optional<Category> within, int k) {
        String role = within.map(Category::id).orElse("");
        if (meanings.isEmpty() || k < 1 || Words.stems(text).isEmpty()) {
            return search(text, role, k);
        }
        return meanings.get()
                .join(
                        text,
                        search(text, role, Math.max(k, Meanings.DEPTH)),
                        within.map(this::questions).orElseGet(this::questions),
                        k);
    }

    /**
     * By words alone.
     *
     * @param role the id of a kind of job; empty for any
     */
    List<Hit> search(String text, String role, int k) {
        return search.value().search(text, role, k);
    }

    Selectable selectable(Category category) {
        return selectable.computeIfAbsent(category.id(), any -> Selectable.of(pack, category));
    }

    Selectable general() {
        return general.value();
    }

    Phrases<String> areas() {
        return areas;
    }

    Pack pack() {
        return pack;
    }

    Set<String> shingles(Question question) {
        return shingles.computeIfAbsent(question.id(), any -> Selection.shingles(question.text()));
    }

    private static Pack readBundled() {
        try (InputStream compiled = QuestionBank.class.getResourceAsStream(COMPILED)) {
            if (compiled == null) {
                throw new IllegalStateException("the jar lacks " + COMPILED);
            }
            return CompiledPack.read(compiled.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

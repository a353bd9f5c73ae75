package dev.vivavoce.bank;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.InterviewFormat;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads pack files, all of them before any is judged: what one names another may define. Used once, by one thread. */
final class PackReader {

    static final int FORMAT = 1;

    private static final String BUNDLED = "the bundled pack";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Possessive, because a text that is no id may be long. */
    private static final Pattern ID = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    private static final Pattern ISCO = Pattern.compile("[0-9]{4}");
    private static final Pattern SOC = Pattern.compile("[0-9]{2}-[0-9]{4}\\.[0-9]{2}");

    /** Stands in for a rubric with a finding; never leaves this class, because a pack with findings does not. */
    private static final Rubric UNREADABLE =
            new Rubric(List.of(new Criterion("?", List.of(new BehaviouralAnchor(Rubric.LOWEST, "?")))));

    private final List<Amiss> findings = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Skill> skills = new LinkedHashMap<>();
    private final Map<Skill, List<String>> skillSynonyms = new LinkedHashMap<>();
    private final Map<String, Competency> competencies = new LinkedHashMap<>();
    private final Map<Competency, List<String>> competencySynonyms = new LinkedHashMap<>();
    private final Map<String, Rubric> rubrics = new HashMap<>();
    private final List<Fields> roles = new ArrayList<>();
    private final List<Fields> questions = new ArrayList<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<QuestionId, Question> checked = new LinkedHashMap<>();
    private final Map<QuestionId, Set<String>> only = new HashMap<>();

    /** A reader of packs that define all that they name. */
    PackReader() {}

    /** A reader of packs that may name what {@code ground} defines, and are put together with it. */
    PackReader(Pack ground) {
        categories.putAll(ground.categories());
        skillSynonyms.putAll(ground.skills());
        competencySynonyms.putAll(ground.competencies());
        rubrics.putAll(ground.rubrics());
        checked.putAll(ground.questions());
        only.putAll(ground.only());
        categories.keySet().forEach(id -> places.put("role " + id, BUNDLED));
        skillSynonyms.keySet().forEach(skill -> {
            skills.put(skill.id(), skill);
            places.put("skill " + skill.id(), BUNDLED);
        });
        competencySynonyms.keySet().forEach(competency -> {
            competencies.put(competency.id(), competency);
            places.put("competency " + competency.id(), BUNDLED);
        });
        checked.keySet().forEach(id -> places.put("question " + id.value(), BUNDLED));
    }

    void read(String file, InputStream content) throws IOException {
        Located root;
        try (JsonParser parser = JSON.createParser(content)) {
            root = Located.read(parser);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            findings.add(new Amiss(file, line, "", "not valid JSON: " + Fields.shown(broken.getOriginalMessage())));
            return;
        } catch (CharConversionException broken) {
            findings.add(new Amiss(file, 1, "", "not a text: " + Fields.shown(String.valueOf(broken.getMessage()))));
            return;
        }
        Fields fields = new Fields(file, "", root, findings);
        int format = fields.number("format", 1, Integer.MAX_VALUE);
        if (format > FORMAT) {
            fields.finding("format", "is " + format + ", newer than this version reads (" + FORMAT + ")");
            return;
        }
        fields.objects("competencies", 0, 1_000).forEach(this::competency);
        fields.objects("skills", 0, 10_000).forEach(this::skill);
        roles.addAll(fields.objects("roles", 0, 10_000));
        questions.addAll(fields.objects("questions", 0, 100_000));
        fields.nothingElse();
    }

    /** Everything that was read. */
    Pack pack() {
        roles.forEach(this::role);
        for (Fields fields : questions) {
            Set<String> named = new LinkedHashSet<>(fields.texts("roles", 0, 1_000));
            question(fields).ifPresent(question -> {
                checked.put(question.id(), question);
                if (!named.isEmpty()) {
                    only.put(question.id(), Set.copyOf(named));
                }
            });
            for (String role : named) {
                if (!categories.containsKey(role)) {
                    fields.finding("roles", "names the undefined role \"" + role + "\"");
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new PackException(findings.stream().map(Amiss::toString).toList());
        }
        return new Pack(categories, skillSynonyms, competencySynonyms, rubrics, checked, only, Optional.empty());
    }

    private String id(Fields fields, String kind) {
        String id = fields.text("id");
        if (id.equals(Fields.STAND_IN)) {
            return id;
        }
        String before = places.putIfAbsent(kind + " " + id, fields.place());
        if (before != null) {
            fields.finding("id", kind + " \"" + id + "\" is already defined at " + before);
        } else if (!ID.matcher(id).matches()) {
            fields.finding("id", "must be lower-case words with hyphens between them but is \"" + id + "\"");
        }
        return id;
    }

    private void skill(Fields fields) {
        Skill skill = new Skill(id(fields, "skill"), fields.text("name"));
        skills.put(skill.id(), skill);
        skillSynonyms.put(skill, fields.texts("synonyms", 0, 50));
        fields.nothingElse();
    }

    private void competency(Fields fields) {
        Competency competency = new Competency(id(fields, "competency"), fields.text("name"));
        competencies.put(competency.id(), competency);
        competencySynonyms.put(competency, fields.texts("synonyms", 0, 50));
        fields.text("definition");
        rubrics.put(competency.id(), fields.object("rubric").map(this::rubric).orElseGet(() -> {
            fields.finding("rubric", "is missing");
            return UNREADABLE;
        }));
        fields.nothingElse();
    }

    private void role(Fields fields) {
        Category category = new Category(
                id(fields, "role"),
                fields.text("name"),
                fields.text("family"),
                fields.text("isco08", ISCO, "be four digits"),
                fields.text("onetSoc", SOC, "look like 15-1252.00"),
                fields.texts("titles", 1, 400),
                fields.constants("seniorities", Seniority.class),
                formats(fields),
                fields.texts("profile", 1, 20),
                weights(fields, "skills", "skill", skills),
                weights(fields, "competencies", "competency", competencies));
        categories.put(category.id(), category);
        fields.nothingElse();
    }

    private static List<String> formats(Fields fields) {
        List<String> formats = fields.texts("formats", 1, 20);
        for (String format : formats) {
            if (InterviewFormat.named(format).isEmpty()) {
                fields.finding("formats", "names the unknown interview format \"" + format + "\"");
            }
        }
        return formats;
    }

    private static <T> Map<T, Integer> weights(Fields fields, String field, String kind, Map<String, T> defined) {
        Map<T, Integer> weights = new LinkedHashMap<>();
        for (Fields entry : fields.objects(field, 1, 30)) {
            int weight = entry.number("weight", 1, 5);
            find(entry, "id", entry.text("id"), kind, defined).ifPresent(found -> {
                if (weights.putIfAbsent(found, weight) != null) {
                    entry.finding("id", "names the " + kind + " a second time");
                }
            });
            entry.nothingElse();
        }
        return weights;
    }

    private static <T> Optional<T> find(Fields fields, String field, String id, String kind, Map<String, T> defined) {
        T found = defined.get(id);
        if (found == null && !id.equals(Fields.STAND_IN)) {
            fields.finding(field, "names the undefined " + kind + " \"" + id + "\"");
        }
        return Optional.ofNullable(found);
    }

    private Rubric rubric(Fields fields) {
        List<Criterion> criteria = new ArrayList<>();
        for (Fields criterion : fields.objects("criteria", 1, Rubric.MOST_CRITERIA)) {
            List<BehaviouralAnchor> anchors = new ArrayList<>();
            for (Fields anchor : criterion.objects("anchors", 1, Rubric.HIGHEST + 1)) {
                anchors.add(new BehaviouralAnchor(
                        anchor.number("level", Rubric.LOWEST, Rubric.HIGHEST), anchor.text("behaviour")));
                anchor.nothingElse();
            }
            String name = criterion.text("name");
            checked(criterion, "anchors", () -> new Criterion(name, anchors)).ifPresent(criteria::add);
            criterion.nothingElse();
        }
        fields.nothingElse();
        return checked(fields, "criteria", () -> new Rubric(criteria)).orElse(UNREADABLE);
    }

    /** The question that an object holds, where it holds one; what is wrong is reported to its fields. */
    Optional<Question> question(Fields fields) {
        String id = id(fields, "question");
        Style style = fields.constant("style", Style.class);
        Optional<Competency> competency =
                find(fields, "competency", fields.text("competency"), "competency", competencies);
        Optional<String> skillId = fields.optionalText("skill");
        Optional<Skill> skill = skillId.flatMap(named -> find(fields, "skill", named, "skill", skills));
        if (skillId.isEmpty() && (style == Style.TECHNICAL || style == Style.SYSTEM_DESIGN || style == Style.CODING)) {
            fields.finding("skill", "is missing");
        }
        String text = limited(fields, "text", Question.TEXT);
        Difficulty difficulty = fields.constant("difficulty", Difficulty.class);
        Seniority seniority = fields.constant("seniority", Seniority.class);
        int minutes = fields.number("minutes", 1, 60);
        List<Anchor> anchors = new ArrayList<>();
        for (Fields anchor : fields.objects("anchors", 3, 5)) {
            anchors.add(new Anchor(limited(anchor, "name", Anchor.NAME), limited(anchor, "anchor", Anchor.TEXT)));
            anchor.nothingElse();
        }
        Optional<Rubric> own = fields.object("rubric").map(this::rubric);
        fields.nothingElse();
        return competency.flatMap(asked -> {
            Rubric rubric = own.orElseGet(() -> rubrics.getOrDefault(asked.id(), UNREADABLE));
            Question.Builder builder = Question.builder(id, text, asked, rubric)
                    .style(style)
                    .difficulty(difficulty)
                    .seniority(seniority)
                    .minutes(minutes)
                    .anchors(anchors);
            skill.ifPresent(builder::skill);
            return checked(fields, "anchors", builder::build);
        });
    }

    private static String limited(Fields fields, String field, WordLimit limit) {
        String text = fields.text(field);
        int words = WordLimit.count(text);
        if (words > limit.words()) {
            fields.finding(field, "must have at most " + limit.words() + " words but has " + words);
            return limit.clip(text);
        }
        return text;
    }

    /** What the core thinks of the values: its objection becomes a finding. */
    private static <T> Optional<T> checked(Fields fields, String field, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException objection) {
            fields.finding(field, String.valueOf(objection.getMessage()));
            return Optional.empty();
        }
    }
}

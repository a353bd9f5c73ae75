package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Finds questions by words, best first by BM25, in an index kept in memory. */
final class Search {

    /** Words of a query beyond these tell nothing more. */
    private static final int MOST_TERMS = 64;

    private static final Map<String, Float> BOOSTS = Map.of("text", 3f, "area", 2f, "anchors", 1f);

    private final Map<QuestionId, Question> questions;
    private final IndexSearcher searcher;

    Search(Pack pack) {
        questions = pack.questions();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(Words.ANALYZER))) {
                for (Question question : questions.values()) {
                    writer.addDocument(document(pack, question));
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param role the id of the category whose questions are searched; empty for all questions */
    List<Hit> search(String text, String role, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be 1 or more but was " + k);
        }
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        Set<String> stems = new LinkedHashSet<>(Words.stems(text));
        if (stems.isEmpty()) {
            return List.of();
        }
        stems.stream()
                .limit(MOST_TERMS)
                .forEach(stem -> BOOSTS.forEach((field, boost) -> words.add(
                        new BoostQuery(new TermQuery(new Term(field, stem)), boost), BooleanClause.Occur.SHOULD)));
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words.build(), BooleanClause.Occur.MUST);
        if (!role.isEmpty()) {
            query.add(new TermQuery(new Term("role", role)), BooleanClause.Occur.FILTER);
        }
        try {
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found :
                    searcher.search(query.build(), Math.min(k, Math.max(1, questions.size()))).scoreDocs) {
                QuestionId id = new QuestionId(
                        searcher.storedFields().document(found.doc).get("id"));
                Question question = questions.get(id);
                if (question != null) {
                    hits.add(new Hit(question, found.score));
                }
            }
            return hits;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Document document(Pack pack, Question question) {
        Document document = new Document();
        document.add(new StoredField("id", question.id().value()));
        document.add(new TextField("text", question.text(), Field.Store.NO));
        StringBuilder anchors = new StringBuilder();
        for (Anchor anchor : question.anchors()) {
            anchors.append(anchor.name()).append(". ").append(anchor.text()).append(' ');
        }
        document.add(new TextField("anchors", anchors.toString(), Field.Store.NO));
        String area = question.competency().name()
                + question.skill().map(skill -> ". " + skill.name()).orElse("");
        document.add(new TextField("area", area, Field.Store.NO));
        for (Category category : pack.categories().values()) {
            if (Selectable.in(pack, category, question)) {
                document.add(new StringField("role", category.id(), Field.Store.NO));
            }
        }
        return document;
    }
}

package org.tongban.persistence.item;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.QuestionCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.RegionCode;

/**
 * One generation of the index, built from the rows under one revision of the search data. Items are
 * replaced in it one by one; a new revision is a new generation. It is never committed: whoever
 * starts builds one, so its format may change freely.
 */
final class LuceneItemIndex implements AutoCloseable {
  private static final String KEY = "key";
  private static final String CODE = "code";
  private static final String ITEM = "item:";
  private static final String QUESTION = "question:";
  private static final String SINGLE = "single";
  private static final String WRITTEN = "written";
  private static final String SPOKEN = "spoken";
  private static final String FIRST_LETTERS = "letters";
  private static final String GUIDE = "guide";
  private static final String ASKED_WRITTEN = "asked-written";
  private static final String ASKED_SPOKEN = "asked-spoken";
  private static final int BUFFER_MEGABYTES = 8;
  private static final int MOST_GUIDE_TEXTS = 200;
  private static final int MOST_TERMS = 160;
  private static final float SPOKEN_BOOST = 0.5f;
  private static final float LETTERS_BOOST = 0.3f;
  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setTokenized(true);
    TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERMS.freeze();
  }

  private final SearchRows rows;
  private final SearchRows.State state;
  private final Pronunciation pronunciation;
  private final Directory directory;
  private final Analyzer analyzer;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final NavigableMap<BasicCode, ItemCard> cards = new ConcurrentSkipListMap<>();
  private final Map<QuestionCode, Question> questions = new ConcurrentHashMap<>();
  private final UnitWeights weights = new UnitWeights();
  private final List<Synonyms> synonyms;
  private final Set<String> itemNames = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> popularity;
  private final Map<String, List<RegionCode>> villages;
  private final Offers offers;
  private final PlaceNames places;

  /** A question as it is compared. */
  record Question(CommonQuestion question, SpokenText spoken, double[] weights) {}

  /** Builds it; takes seconds for a large catalogue. */
  static LuceneItemIndex build(SearchRows rows, Pronunciation pronunciation, Path folder)
      throws IOException {
    var index = new LuceneItemIndex(rows, pronunciation, folder);
    try {
      index.fill();
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private LuceneItemIndex(SearchRows rows, Pronunciation pronunciation, Path folder)
      throws IOException {
    this.rows = rows;
    this.pronunciation = pronunciation;
    // Before the rows: what changes while they are read is read again.
    state = rows.state();
    var tree = rows.regions();
    var words = rows.words();
    synonyms =
        words.synonyms().stream()
            .sorted(Comparator.comparingInt((Synonyms one) -> -one.means().length()))
            .toList();
    popularity = new HashMap<>();
    for (Popularity one : words.popularities()) {
      popularity.put(one.itemName(), one.weight());
    }
    villages = rows.villageDistricts();
    offers = new Offers(tree);
    places = new PlaceNames(tree, rows.ownRegions(), pronunciation);
    directory = new MMapDirectory(folder);
    analyzer =
        new PerFieldAnalyzerWrapper(
            new WhitespaceAnalyzer(), Map.of(GUIDE, new SmartChineseAnalyzer()));
    var similarity = new BM25Similarity(1.2f, 0.3f);
    writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig(analyzer)
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setSimilarity(similarity)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false));
    searchers =
        new SearcherManager(
            writer,
            new org.apache.lucene.search.SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(
                  org.apache.lucene.index.IndexReader reader,
                  org.apache.lucene.index.IndexReader previous) {
                var searcher = new IndexSearcher(reader);
                searcher.setSimilarity(similarity);
                return searcher;
              }
            });
    words.questions().stream()
        .filter(CommonQuestion::active)
        .forEach(one -> questions.put(one.code(), question(one)));
  }

  private Question question(CommonQuestion one) {
    return new Question(one, SpokenText.written(one.question(), pronunciation), new double[0]);
  }

  private void fill() throws IOException {
    var items = rows.items();
    items.forEach(item -> itemNames.add(item.name()));
    var names = new HashMap<BasicCode, List<Spelled>>();
    for (var item : items) {
      var spelled = spelled(item);
      weights.count(spelled.stream().map(Spelled::spoken).toList());
      names.put(item.code(), spelled);
    }
    for (var question : List.copyOf(questions.values())) {
      var spoken = question.spoken();
      questions.put(
          question.question().code(),
          new Question(question.question(), spoken, weights.of(spoken.units())));
      writer.addDocument(document(question));
    }
    for (var item : items) {
      put(item, names.remove(item.code()));
    }
    searchers.maybeRefreshBlocking();
  }

  private Document document(Question question) {
    var document = new Document();
    var code = question.question().code().value();
    document.add(new StringField(KEY, QUESTION + code, Field.Store.NO));
    document.add(new BinaryDocValuesField(CODE, new BytesRef(code)));
    var some = List.of(question.spoken());
    document.add(new Field(ASKED_WRITTEN, pairs(some, WRITTEN), TERMS));
    document.add(new Field(ASKED_SPOKEN, pairs(some, SPOKEN), TERMS));
    return document;
  }

  private record Spelled(ItemCard.Called called, SpokenText spoken) {}

  private List<Spelled> spelled(ServiceItem item) {
    return ItemCard.called(item.name(), synonyms, itemNames).stream()
        .map(called -> new Spelled(called, SpokenText.written(called.text(), pronunciation)))
        .toList();
  }

  private void put(ServiceItem item, List<Spelled> spelled) throws IOException {
    var texts = new LinkedHashSet<String>();
    var numbers = new ArrayList<Long>();
    texts.add(item.department());
    texts.add(item.type().label());
    rows.implementations(
        item.code(),
        implementation -> {
          numbers.add(offers.of(implementation));
          if (texts.size() < MOST_GUIDE_TEXTS) {
            addTexts(implementation, texts);
          }
        });
    int implementations = numbers.size();
    villages
        .getOrDefault(item.name(), List.of())
        .forEach(district -> numbers.add(offers.ofVillages(district)));
    offers.acrossProvinces(item).ifPresent(numbers::add);
    var names =
        spelled.stream()
            .map(
                one ->
                    new ItemCard.Name(
                        one.called().text(),
                        one.spoken(),
                        weights.of(one.spoken().units()),
                        one.called().everyday(),
                        one.called().natural()))
            .toList();
    var card =
        new ItemCard(
            item,
            names,
            popularity.getOrDefault(item.name(), 0),
            implementations,
            numbers.stream().mapToLong(Long::longValue).toArray());
    // The card first: a document without one would be skipped.
    cards.put(item.code(), card);
    writer.updateDocument(new Term(KEY, ITEM + item.code().value()), document(card, texts));
  }

  private static void addTexts(Implementation implementation, Set<String> texts) {
    implementation.materials().forEach(material -> texts.add(material.name()));
    implementation.conditions().stream().map(Condition::words).forEach(texts::add);
    implementation.results().forEach(result -> texts.add(result.name()));
  }

  private static Document document(ItemCard card, Set<String> texts) {
    var document = new Document();
    var code = card.item().code().value();
    document.add(new StringField(KEY, ITEM + code, Field.Store.NO));
    document.add(new BinaryDocValuesField(CODE, new BytesRef(code)));
    var names = card.names().stream().map(ItemCard.Name::spoken).toList();
    var singles = new StringBuilder();
    names.forEach(name -> name.units().forEach(unit -> singles.append(unit.written()).append(' ')));
    document.add(new Field(SINGLE, singles.toString(), TERMS));
    document.add(new Field(WRITTEN, pairs(names, WRITTEN), TERMS));
    document.add(new Field(SPOKEN, pairs(names, SPOKEN), TERMS));
    document.add(new Field(FIRST_LETTERS, pairs(names, FIRST_LETTERS), TERMS));
    for (var text : texts) {
      document.add(new Field(GUIDE, text, TERMS));
      document.add(new StoredField(GUIDE, text));
    }
    return document;
  }

  /** Neighbours as one term each; every term once, however many names have it. */
  private static String pairs(List<SpokenText> names, String field) {
    var pairs = new LinkedHashSet<String>();
    for (var name : names) {
      for (int i = 0; i + 1 < name.size(); i++) {
        pairs.add(pair(name.get(i), name.get(i + 1), field));
      }
    }
    return String.join(" ", pairs);
  }

  private static String pair(SpokenText.Unit one, SpokenText.Unit next, String field) {
    return switch (field) {
      case WRITTEN -> one.written() + next.written();
      case SPOKEN -> one.blurred() + "-" + next.blurred();
      default -> one.initial() + "" + next.initial();
    };
  }

  SearchRows.State state() {
    return state;
  }

  Pronunciation pronunciation() {
    return pronunciation;
  }

  UnitWeights weights() {
    return weights;
  }

  Offers offers() {
    return offers;
  }

  PlaceNames places() {
    return places;
  }

  /** All items by code. */
  NavigableMap<BasicCode, ItemCard> cards() {
    return cards;
  }

  Map<QuestionCode, Question> questions() {
    return questions;
  }

  /** Reads these items again; they are found as they are now when this returns. */
  void replace(List<BasicCode> codes) throws IOException {
    for (var code : codes) {
      var item = rows.item(code);
      if (item.isPresent()) {
        put(item.get(), spelled(item.get()));
      }
    }
    searchers.maybeRefreshBlocking();
  }

  /**
   * An item that may answer.
   *
   * @param document its number, for {@link #guideTexts} in the same search
   */
  record Candidate(ItemCard card, int document, float score) {}

  /** What a search found, the best first. */
  record Candidates<T>(List<T> found, boolean more) {}

  @FunctionalInterface
  interface Search<T> {
    T in(Searching searching) throws IOException;
  }

  /** Searches in what is there at one moment. */
  <T> T search(Search<T> search) throws IOException {
    var searcher = searchers.acquire();
    try {
      return search.in(new Searching(searcher));
    } finally {
      searchers.release(searcher);
    }
  }

  /** The index at one moment. */
  final class Searching {
    private final IndexSearcher searcher;

    private Searching(IndexSearcher searcher) {
      this.searcher = searcher;
    }

    /** Items with names that share something with what was typed. */
    Candidates<Candidate> byName(SpokenText typed, int limit) throws IOException {
      var query = new BooleanQuery.Builder();
      addPairs(query, typed, WRITTEN, SPOKEN, FIRST_LETTERS);
      if (typed.size() == 1) {
        query.add(new TermQuery(new Term(SINGLE, typed.get(0).written())), Occur.SHOULD);
      }
      return candidates(query.build(), limit);
    }

    /** Items whose guides have most of the words. */
    Candidates<Candidate> byGuide(String words, int limit) throws IOException {
      var terms = new LinkedHashSet<String>();
      try (var stream = analyzer.tokenStream(GUIDE, new StringReader(words))) {
        var term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken() && terms.size() < 20) {
          terms.add(term.toString());
        }
        stream.end();
      }
      var query = new BooleanQuery.Builder();
      terms.forEach(term -> query.add(new TermQuery(new Term(GUIDE, term)), Occur.SHOULD));
      query.setMinimumNumberShouldMatch((terms.size() * 2 + 2) / 3);
      return terms.isEmpty()
          ? new Candidates<>(List.of(), false)
          : candidates(query.build(), limit);
    }

    /** Questions that share something with what was typed. */
    List<Question> questions(SpokenText typed, int limit) throws IOException {
      var query = new BooleanQuery.Builder();
      addPairs(query, typed, ASKED_WRITTEN, ASKED_SPOKEN, null);
      var found = new ArrayList<Question>();
      for (var hit : searcher.search(query.build(), limit).scoreDocs) {
        var question = questions.get(new QuestionCode(code(hit)));
        if (question != null) {
          found.add(question);
        }
      }
      return found;
    }

    /** What the guides of that item say, in short texts. */
    List<String> guideTexts(int document) throws IOException {
      return List.of(searcher.storedFields().document(document, Set.of(GUIDE)).getValues(GUIDE));
    }

    private Candidates<Candidate> candidates(Query query, int limit) throws IOException {
      var hits = searcher.search(query, limit + 1).scoreDocs;
      var found = new ArrayList<Candidate>();
      for (int i = 0; i < Math.min(limit, hits.length); i++) {
        var card = cards.get(new BasicCode(code(hits[i])));
        if (card != null) {
          found.add(new Candidate(card, hits[i].doc, hits[i].score));
        }
      }
      return new Candidates<>(found, hits.length > limit);
    }

    private String code(ScoreDoc hit) throws IOException {
      var leaves = searcher.getIndexReader().leaves();
      var leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      var values = leaf.reader().getBinaryDocValues(CODE);
      if (!values.advanceExact(hit.doc - leaf.docBase)) {
        throw new IllegalStateException("A document without a code");
      }
      return values.binaryValue().utf8ToString();
    }
  }

  private static void addPairs(
      BooleanQuery.Builder query,
      SpokenText typed,
      String writtenField,
      String spokenField,
      String lettersField) {
    var terms = new LinkedHashSet<Query>();
    for (int i = 0; i + 1 < typed.size() && terms.size() < MOST_TERMS; i++) {
      var one = typed.get(i);
      var next = typed.get(i + 1);
      if (!one.onlySpoken() && !next.onlySpoken()) {
        terms.add(new TermQuery(new Term(writtenField, pair(one, next, WRITTEN))));
      }
      if (!one.firstLetter() && !next.firstLetter()) {
        terms.add(boosted(spokenField, pair(one, next, SPOKEN), SPOKEN_BOOST));
      }
      if (lettersField != null
          && (one.firstLetter() || next.firstLetter() || next.onlySpoken() && typed.size() < 4)) {
        terms.add(boosted(lettersField, pair(one, next, FIRST_LETTERS), LETTERS_BOOST));
      }
    }
    terms.forEach(term -> query.add(term, Occur.SHOULD));
  }

  private static Query boosted(String field, String text, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, text)), boost);
  }

  /** Files that nobody needs any more stay behind; see {@link SearchFolders}. */
  @Override
  public void close() throws IOException {
    searchers.close();
    writer.rollback();
    analyzer.close();
    directory.close();
  }
}

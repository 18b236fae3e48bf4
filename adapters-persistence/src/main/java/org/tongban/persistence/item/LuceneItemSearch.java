package org.tongban.persistence.item;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.QuestionCode;
import org.tongban.persistence.database.Cursor;

/**
 * Searches in an index of this instance's own, which is built from the database and follows what is
 * committed there. Whoever asks before the first one is built waits for a while.
 */
@Singleton
final class LuceneItemSearch implements ItemSearch {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneItemSearch.class);
  private static final int PATIENCE_SECONDS = 10;

  /** More changed items than these, and a new index is as fast and has better weights. */
  private static final int MOST_REPLACED = 300;

  private static final String QUESTIONS = "questions";

  private final SearchRows rows;
  private final SearchFolders folders;
  private final Fillers fillers = new Fillers();
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("search").factory());
  private volatile LuceneItemIndex index;
  private Pronunciation pronunciation;
  private long sequence;
  private boolean closed;

  LuceneItemSearch(SearchRows rows, SearchFolders folders) {
    this.rows = rows;
    this.folders = folders;
  }

  @Override
  public boolean ready() {
    return index != null;
  }

  /** Makes everything that is committed now searchable here. */
  synchronized void catchUp() {
    if (closed) {
      return;
    }
    try {
      var now = rows.state();
      if (index == null || index.state().revision() != now.revision()) {
        rebuild();
      } else if (now.sequence() > sequence) {
        var changed = rows.changed(sequence, now.sequence(), MOST_REPLACED + 1);
        if (changed.size() > MOST_REPLACED) {
          rebuild();
        } else {
          index.replace(changed);
          sequence = now.sequence();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The search index can't be written", e);
    }
  }

  private void rebuild() throws IOException {
    var begin = System.nanoTime();
    if (pronunciation == null) {
      pronunciation = new Pronunciation();
      folders.sweep();
    }
    var built = LuceneItemIndex.build(rows, pronunciation, folders.next());
    var old = index;
    sequence = built.state().sequence();
    index = built;
    if (old != null) {
      old.close();
      folders.sweep();
    }
    LOG.info(
        "The search index holds {} items, built in {} ms",
        built.cards().size(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  @PreDestroy
  void close() throws IOException {
    builder.shutdownNow();
    synchronized (this) {
      closed = true;
      if (index != null) {
        index.close();
        folders.sweep();
      }
    }
  }

  private LuceneItemIndex index() {
    var here = index;
    return here == null ? first() : here;
  }

  /** Waits for the first index. Somebody builds it, if nobody does so far. */
  private LuceneItemIndex first() {
    try {
      CompletableFuture.runAsync(this::catchUpFirst, builder)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return index;
    } catch (TimeoutException e) {
      throw new UnavailableException("The search index is being built", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnavailableException away
          ? away
          : new UnavailableException("The search index can't be built", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The search index is being built", e);
    }
  }

  private void catchUpFirst() {
    if (index == null) {
      catchUp();
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(LuceneItemIndex index) throws IOException;
  }

  /** A new index may take the place of this one meanwhile: then it is asked again. */
  private <T> T ask(Work<T> work) {
    while (true) {
      var here = index();
      try {
        return work.on(here);
      } catch (org.apache.lucene.store.AlreadyClosedException e) {
        if (here == index) {
          throw new UnavailableException("The search index is closed", e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The search index can't be read", e);
      }
    }
  }

  @Override
  public Found search(Query query) {
    return ask(here -> new Ranking(here, fillers, query).found());
  }

  @Override
  public List<Suggestion> suggest(String beginning, int limit) {
    return ask(here -> new Suggesting(here).suggest(cut(beginning), limit));
  }

  @Override
  public Page<CommonQuestion> questions(String words, Page.Request page) {
    int from = page.after().map(text -> (int) Cursor.of(QUESTIONS, 1, text).number(0)).orElse(0);
    if (from < 0) {
      throw new Page.BadCursorException();
    }
    var all = ask(here -> new QuestionRanking(here, fillers).ranked(cut(words)));
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        from >= all.size() ? List.of() : all.subList(from, to),
        to < all.size() ? Optional.of(Cursor.text(QUESTIONS, to)) : Optional.empty());
  }

  @Override
  public Optional<CommonQuestion> question(QuestionCode code) {
    return Optional.ofNullable(index().questions().get(code))
        .map(LuceneItemIndex.Question::question);
  }

  /** As much of it as is looked at, without half a character at the end. */
  static String cut(String words) {
    if (words.length() <= MOST_CHARACTERS) {
      return words;
    }
    return words.substring(
        0,
        Character.isHighSurrogate(words.charAt(MOST_CHARACTERS - 1))
            ? MOST_CHARACTERS - 1
            : MOST_CHARACTERS);
  }

  /** Questions in the order of their codes. */
  static final Comparator<CommonQuestion> BY_CODE = Comparator.comparing(CommonQuestion::code);
}

package org.tongban.persistence.item;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes lie: a folder each below the data folder, so that several instances may share that.
 */
@Singleton
final class SearchFolders {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFolders.class);

  private final Path all;

  SearchFolders(@Value("${tongban.data}") String data) {
    all = Path.of(data, "search-index");
  }

  /** A new empty one. */
  Path next() throws IOException {
    Files.createDirectories(all);
    return Files.createTempDirectory(all, "index");
  }

  /** Removes those that no process writes to any more. */
  void sweep() {
    if (!Files.isDirectory(all)) {
      return;
    }
    try (var folders = Files.list(all)) {
      for (var folder : folders.toList()) {
        if (unused(folder)) {
          FileUtils.deleteDirectory(folder.toFile());
        }
      }
    } catch (IOException e) {
      LOG.warn("Old search indexes stay in {}", all, e);
    }
  }

  private static boolean unused(Path folder) throws IOException {
    try (var directory = new MMapDirectory(folder)) {
      directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
      return true;
    } catch (LockObtainFailedException e) {
      return false;
    }
  }
}

package org.tongban.persistence.casework;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongban.application.casework.AnswerCheck;
import org.tongban.domain.item.FormSchema;
import org.tongban.domain.item.ImplementationRef;

/**
 * Checks with the validator of networknt. Schemas are compiled once per version; nothing is ever
 * fetched from elsewhere, since the documents refer to none.
 */
@Singleton
final class NetworkntAnswerCheck implements AnswerCheck {
  private static final int SCHEMAS_KEPT = 2000;

  private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(dialect());
  private final ObjectMapper json = new ObjectMapper();
  private final Cache<ImplementationRef, Compiled> schemas =
      Caffeine.newBuilder().maximumSize(SCHEMAS_KEPT).build();

  /** A version's schema; the document tells whether the version still says the same. */
  private record Compiled(Map<String, Object> document, Schema schema) {}

  /** 2020-12, and our own words, which check nothing. */
  private static Dialect dialect() {
    return Dialect.builder(Dialects.getDraft202012())
        .keywords(FormSchema.OWN_WORDS.stream().map(NonValidationKeyword::new).toList())
        .build();
  }

  @Override
  public List<Fault> faults(FormSchema schema, Map<String, Object> document) {
    return compiled(schema)
        .validate(
            json.valueToTree(document),
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(NetworkntAnswerCheck::fault)
        .toList();
  }

  private Schema compiled(FormSchema schema) {
    var kept = schemas.getIfPresent(schema.ref());
    if (kept == null || !kept.document().equals(schema.document())) {
      kept =
          new Compiled(schema.document(), registry.getSchema(json.valueToTree(schema.document())));
      schemas.put(schema.ref(), kept);
    }
    return kept.schema();
  }

  private static Fault fault(Error error) {
    var place = new ArrayList<String>();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      place.add(String.valueOf(location.getElement(i)));
    }
    if (error.getProperty() != null) {
      place.add(error.getProperty());
    }
    return new Fault(place, error.getKeyword() == null ? "false" : error.getKeyword());
  }
}

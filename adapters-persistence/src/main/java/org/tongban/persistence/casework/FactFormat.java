package org.tongban.persistence.casework;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Facts as JSON, the way the ledger keeps them for ever: see docs/ledger-format.md. Names of facts
 * do not depend on names of classes; what is not known is skipped when read.
 */
final class FactFormat {
  /** The name of every fact in the ledger. Never changed; new ones are added. */
  static final Map<String, Class<? extends CaseFact>> TYPES =
      Map.ofEntries(
          entry("submitted", CaseFact.Submitted.class),
          entry("pre-checked", CaseFact.PreChecked.class),
          entry("received", CaseFact.Received.class),
          entry("verified", CaseFact.Verified.class),
          entry("forwarded", CaseFact.Forwarded.class),
          entry("correction-requested", CaseFact.CorrectionRequested.class),
          entry("correction-answered", CaseFact.CorrectionAnswered.class),
          entry("correction-lapsed", CaseFact.CorrectionLapsed.class),
          entry("accepted", CaseFact.Accepted.class),
          entry("promise-kept", CaseFact.PromiseKept.class),
          entry("promise-missed", CaseFact.PromiseMissed.class),
          entry("originals-taken", CaseFact.OriginalsTaken.class),
          entry("acceptance-refused", CaseFact.AcceptanceRefused.class),
          entry("review-passed", CaseFact.ReviewPassed.class),
          entry("returned", CaseFact.Returned.class),
          entry("suspended", CaseFact.Suspended.class),
          entry("resumed", CaseFact.Resumed.class),
          entry("extension-requested", CaseFact.ExtensionRequested.class),
          entry("extension-decided", CaseFact.ExtensionDecided.class),
          entry("decided", CaseFact.Decided.class),
          entry("issued", CaseFact.Issued.class),
          entry("concluded", CaseFact.Concluded.class),
          entry("delivery-changed", CaseFact.DeliveryChanged.class),
          entry("dispatched", CaseFact.Dispatched.class),
          entry("dispatch-returned", CaseFact.DispatchReturned.class),
          entry("delivered", CaseFact.Delivered.class),
          entry("withdrawn", CaseFact.Withdrawn.class),
          entry("originals-moved", CaseFact.OriginalsMoved.class),
          entry("originals-lost", CaseFact.OriginalsLost.class),
          entry("originals-returned", CaseFact.OriginalsReturned.class));

  private static final Map<Class<?>, String> NAMES = new HashMap<>();

  static {
    TYPES.forEach((name, type) -> NAMES.put(type, name));
  }

  /** For facts, and for what else is stored as JSON made of the same values. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(values())
          .addMixIn(DeliveryChoice.class, DeliveryByWay.class)
          .addMixIn(CaseFact.CorrectionAnswered.class, OriginalsIfAny.class)
          .addMixIn(CaseFact.PromiseKept.class, OriginalsIfAny.class)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private FactFormat() {}

  /** The name of the fact in the ledger. */
  static String nameOf(CaseFact fact) {
    return NAMES.get(fact.getClass());
  }

  /** The fact as JSON, UTF-8. */
  static byte[] write(Object fact) {
    try {
      return JSON.writeValueAsBytes(fact);
    } catch (IOException e) {
      // Without the cause's words: they may repeat values.
      throw new IllegalStateException("Not written: " + fact.getClass().getName());
    }
  }

  /**
   * The fact with that name.
   *
   * @throws IllegalStateException if the name is unknown, or the JSON no such fact
   */
  static CaseFact read(String name, byte[] json) {
    var type = TYPES.get(name);
    if (type == null) {
      throw new IllegalStateException("The ledger holds a fact of a newer version: " + name);
    }
    return read(type, json);
  }

  /** A value of that type. */
  static <T> T read(Class<T> type, byte[] json) {
    try {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("Not readable: " + type.getName());
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "way")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = DeliveryChoice.ByMail.class, name = "MAIL"),
    @JsonSubTypes.Type(value = DeliveryChoice.Electronic.class, name = "ELECTRONIC"),
    @JsonSubTypes.Type(value = DeliveryChoice.PickUp.class, name = "PICK_UP")
  })
  private interface DeliveryByWay {}

  /** A component that came later is left out where it says nothing. */
  private interface OriginalsIfAny {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> originals();
  }

  private static SimpleModule values() {
    var module = new SimpleModule("values");
    text(module, SubjectId.class, id -> id.value().toString(), id -> new SubjectId(uuid(id)));
    text(module, ActorId.class, id -> id.value().toString(), id -> new ActorId(uuid(id)));
    text(module, MandateId.class, id -> id.value().toString(), id -> new MandateId(uuid(id)));
    text(module, DispatchId.class, id -> id.value().toString(), id -> new DispatchId(uuid(id)));
    text(module, CaseNumber.class, CaseNumber::value, CaseNumber::new);
    text(module, UnitCode.class, UnitCode::value, UnitCode::new);
    text(module, RegionCode.class, RegionCode::value, RegionCode::new);
    text(module, ImplementationCode.class, ImplementationCode::value, ImplementationCode::new);
    text(module, PersonName.class, PersonName::value, PersonName::new);
    text(module, MobileNumber.class, MobileNumber::value, MobileNumber::new);
    text(
        module,
        WorkingDays.class,
        WorkingDays::count,
        days -> new WorkingDays(Integer.parseInt(days)));
    return module;
  }

  private static UUID uuid(String text) {
    return UUID.fromString(text);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, ?> out, Function<String, T> in) {
    module.addSerializer(type, new Writer<>(type, out));
    module.addDeserializer(type, new Reader<>(type, in));
  }

  /** Writes a value as the text or number it consists of. */
  private static final class Writer<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<T, ?> out;

    Writer(Class<T> type, Function<T, ?> out) {
      super(type);
      this.out = out;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writePOJO(out.apply(value));
    }
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<String, T> in;

    Reader(Class<T> type, Function<String, T> in) {
      super(type);
      this.in = in;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return in.apply(json.getText());
    }
  }
}

package org.tongban.web.api.custody;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.custody.GiveBackOriginals;
import org.tongban.application.custody.PackOriginals;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;

/** What the writes of the room of custody are sent. */
final class CustodyRequests {
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_WORDS = 500;
  private static final int LONGEST_RECEIVER = 200;

  private CustodyRequests() {}

  /** How many of a material. */
  @Serdeable
  record PaperRequest(@Nullable String code, @Nullable Integer count) {}

  private static Map<String, Integer> counts(
      Inputs inputs, String pointer, @Nullable List<PaperRequest> papers) {
    var counts = new HashMap<String, Integer>();
    if (papers == null) {
      return counts;
    }
    if (papers.size() > Contents.MOST_PAPERS) {
      inputs.wrong(pointer, "一个材料袋最多装 " + Contents.MOST_PAPERS + " 种材料。");
      return counts;
    }
    for (int line = 0; line < papers.size(); line++) {
      var paper = papers.get(line);
      var at = pointer + "/" + line;
      if (paper == null) {
        inputs.wrong(at, "请填写。");
        continue;
      }
      var code = inputs.text(at + "/code", paper.code(), LONGEST_CODE);
      if (paper.count() == null || paper.count() < 1 || paper.count() > Paper.MOST) {
        inputs.wrong(at + "/count", "份数应为 1 到 " + Paper.MOST + "。");
      } else if (counts.put(code, paper.count()) != null) {
        inputs.wrong(at + "/code", "同一种材料写了两次，请合并份数。");
      }
    }
    return counts;
  }

  /** What is to be packed; {@code to} is for papers that are given back elsewhere. */
  @Serdeable
  record PackRequest(
      @Nullable String caseId, @Nullable String to, @Nullable List<PaperRequest> papers) {
    @Nullable
    PackOriginals.Packing read(Inputs inputs) {
      var id = inputs.required("/caseId", caseId, Inputs::uuid);
      var unit = inputs.optional("/to", to, UnitCode::new);
      var counts = counts(inputs, "/papers", papers);
      if (counts.isEmpty() && (papers == null || papers.isEmpty())) {
        inputs.wrong("/papers", "请选择装进袋里的材料。");
      }
      return id == null ? null : new PackOriginals.Packing(new CaseId(id), unit, counts);
    }
  }

  /** What was read from the label. */
  @Serdeable
  record ScanRequest(@Nullable String code) {
    String read(Inputs inputs) {
      return inputs.text("/code", code, LONGEST_CODE);
    }
  }

  /** What was not in the envelope; nothing if it is complete. */
  @Serdeable
  record CheckRequest(@Nullable List<PaperRequest> missing, @Nullable String note) {
    Found read(Inputs inputs) {
      return new Found(
          counts(inputs, "/missing", missing), inputs.optionalText("/note", note, LONGEST_WORDS));
    }

    /** What was found. */
    record Found(Map<String, Integer> missing, String note) {
      /** Says no note. */
      @Override
      public String toString() {
        return "Found[]";
      }
    }

    /** Says no note. */
    @Override
    public String toString() {
      return "CheckRequest[]";
    }
  }

  /** How papers go back: in person with {@code receivedBy}, or by mail with a waybill. */
  @Serdeable
  record ReturnRequest(
      @Nullable String way,
      @Nullable String receivedBy,
      @Nullable String courier,
      @Nullable String waybill) {
    private enum Way {
      IN_PERSON,
      BY_MAIL
    }

    @Nullable
    GiveBackOriginals.How read(Inputs inputs) {
      return switch (inputs.required("/way", way, Inputs.constant(Way.class))) {
        case null -> null;
        case IN_PERSON ->
            new GiveBackOriginals.How.InPerson(
                inputs.text("/receivedBy", receivedBy, LONGEST_RECEIVER));
        case BY_MAIL -> {
          var bill = waybillOf(inputs, courier, waybill);
          yield bill == null ? null : new GiveBackOriginals.How.ByMail(bill);
        }
      };
    }

    /** Does not name who received it. */
    @Override
    public String toString() {
      return "ReturnRequest[" + way + "]";
    }
  }

  @Nullable
  private static Waybill waybillOf(
      Inputs inputs, @Nullable String courier, @Nullable String waybill) {
    var name = inputs.required("/courier", courier, CourierName::new);
    return name == null
        ? null
        : inputs.required("/waybill", waybill, number -> new Waybill(name, number));
  }

  /** Where the person gets the papers back. */
  @Serdeable
  record RedirectionRequest(@Nullable String to) {
    @Nullable
    UnitCode read(Inputs inputs) {
      return inputs.required("/to", to, UnitCode::new);
    }
  }

  /** What is to be on a list; {@code to} is for a unit in between. */
  @Serdeable
  record ListRequest(@Nullable List<String> envelopes, @Nullable String to) {
    Wanted read(Inputs inputs) {
      return new Wanted(ids(inputs), inputs.optional("/to", to, UnitCode::new));
    }

    private List<EnvelopeId> ids(Inputs inputs) {
      if (envelopes == null || envelopes.isEmpty() || envelopes.size() > HandOverList.MOST) {
        inputs.wrong("/envelopes", "请选择 1 到 " + HandOverList.MOST + " 个材料袋。");
        return List.of();
      }
      return envelopes.stream()
          .map(text -> inputs.required("/envelopes", text, Inputs::uuid))
          .filter(Objects::nonNull)
          .map(EnvelopeId::new)
          .toList();
    }

    /** What the list is to be. */
    record Wanted(List<EnvelopeId> envelopes, Optional<UnitCode> to) {}
  }

  /** Who carries it: the unit's messenger, or a courier with a waybill. */
  @Serdeable
  record DispatchRequest(
      @Nullable String carrier, @Nullable String courier, @Nullable String waybill) {
    private enum Kind {
      MESSENGER,
      COURIER
    }

    @Nullable
    Carrier read(Inputs inputs) {
      return switch (inputs.required("/carrier", carrier, Inputs.constant(Kind.class))) {
        case null -> null;
        case MESSENGER -> new Carrier.Messenger();
        case COURIER -> {
          var bill = waybillOf(inputs, courier, waybill);
          yield bill == null ? null : new Carrier.ByCourier(bill);
        }
      };
    }
  }

  /** How an alarm ended. */
  @Serdeable
  record SettlementRequest(@Nullable String outcome, @Nullable String reason) {
    Settled read(Inputs inputs) {
      return new Settled(
          inputs.required("/outcome", outcome, Inputs.constant(CustodyAlarm.Outcome.class)),
          inputs.text("/reason", reason, LONGEST_WORDS));
    }

    /** How it ended, and why. */
    record Settled(CustodyAlarm.Outcome outcome, String reason) {
      /** Says no reason. */
      @Override
      public String toString() {
        return "Settled[" + outcome + "]";
      }
    }

    /** Says no reason. */
    @Override
    public String toString() {
      return "SettlementRequest[" + outcome + "]";
    }
  }
}

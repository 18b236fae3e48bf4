package org.tongban.web.api.paper;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.UUID;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.place.Organisation;

/**
 * A paper of a case.
 *
 * @param sequence of the event of the case that it follows from
 * @param ready whether its file is made
 * @param sealed whether its file bears a seal of the unit
 */
@Serdeable
record PaperResponse(
    UUID id,
    PaperKind kind,
    String kindName,
    String title,
    String number,
    String unit,
    String unitName,
    LocalDate on,
    int sequence,
    boolean ready,
    boolean sealed) {
  static PaperResponse of(OfficialPaper paper, Organisation places) {
    return new PaperResponse(
        paper.id().value(),
        paper.kind(),
        paper.kind().label(),
        paper.title(),
        paper.number().toString(),
        paper.number().unit().value(),
        places.nameOf(paper.number().unit()),
        paper.on(),
        paper.sequence(),
        paper.file().isPresent(),
        paper.seal().isPresent());
  }
}

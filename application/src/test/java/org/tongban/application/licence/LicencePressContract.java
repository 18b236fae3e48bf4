package org.tongban.application.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tongban.application.licence.LicencePress.Printing;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.person.SubjectId;

/** What holds for all {@link LicencePress}es. */
public abstract class LicencePressContract {
  /** A press that can make files. */
  protected abstract LicencePress press();

  /** A press that lacks something. */
  protected abstract LicencePress lacking();

  private static Particulars particulars() {
    return SampleLicences.particulars(new SubjectId(SampleLicences.id()));
  }

  @Test
  void makesAPdfAndAnOfd() {
    assertThat(press().print(particulars()))
        .isInstanceOfSatisfying(
            Printing.Done.class,
            done -> {
              assertThat(new String(done.pdf(), 0, 5, StandardCharsets.US_ASCII))
                  .isEqualTo("%PDF-");
              // An OFD is a ZIP.
              assertThat(new String(done.ofd(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
            });
  }

  @Test
  void saysWhatIsLackingInsteadOfMakingFilesWithoutASignature() {
    assertThat(lacking().print(particulars()))
        .isInstanceOfSatisfying(
            Printing.Unavailable.class, lack -> assertThat(lack.why()).isNotBlank());
  }
}

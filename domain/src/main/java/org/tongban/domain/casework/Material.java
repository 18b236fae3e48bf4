package org.tongban.domain.casework;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A material as handed in.
 *
 * @param code the code of the requirement it answers
 * @param file the stored upload, empty where it is a paper original or a declaration
 * @param form in which form it was handed in
 * @param note what the applicant wrote about it, or the text of the declaration; may be empty
 * @param licence the electronic licence that is used as it; given where the form is {@link
 *     Form#LICENCE}, and only there
 */
public record Material(
    String code, Optional<UUID> file, Form form, String note, Optional<UUID> licence) {

  /** In which form a material is handed in. */
  public enum Form {
    UPLOAD("电子材料"),
    ORIGINAL("纸质原件"),
    DECLARATION("告知承诺"),
    /** An electronic licence that the city issued: nothing is uploaded. */
    LICENCE("电子证照");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  public Material {
    Objects.requireNonNull(code);
    Objects.requireNonNull(file);
    Objects.requireNonNull(form);
    Objects.requireNonNull(note);
    Objects.requireNonNull(licence);
    if ((form == Form.UPLOAD) != file.isPresent()) {
      throw new IllegalArgumentException("An upload has a file, others have none: " + code);
    }
    if ((form == Form.LICENCE) != licence.isPresent()) {
      throw new IllegalArgumentException("Only a licence names a licence, and it must: " + code);
    }
  }

  /** A material that is no licence. */
  public Material(String code, Optional<UUID> file, Form form, String note) {
    this(code, file, form, note, Optional.empty());
  }

  /** The licence, used as that material. */
  public static Material ofLicence(String code, UUID licence) {
    return new Material(code, Optional.empty(), Form.LICENCE, "", Optional.of(licence));
  }
}

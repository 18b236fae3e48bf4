package org.tongban.application.identity;

/** Gives what nobody can guess, from the system's source of cryptographic chance. */
public interface Secrets {
  /** A number of six digits, leading zeros included; each as likely as any other. */
  String code();

  /** A token of 256 bits in 43 characters of base64url. */
  String token();
}

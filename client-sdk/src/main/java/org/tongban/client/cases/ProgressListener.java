package org.tongban.client.cases;

/** Takes what happens to a case that is followed, on the executor given with it. */
public interface ProgressListener {
  /** A step happened. Steps come in their order, each once, also when connections break. */
  void onProgress(Progress progress);

  /**
   * It ended for good, and nothing more will come: the sign-in ended, or there is no such case of
   * the person's any more. Not called after {@link org.tongban.client.Following#stop}.
   *
   * @param failure mostly a {@link org.tongban.client.ProblemException}
   */
  void onEnd(Exception failure);
}

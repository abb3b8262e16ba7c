/** One thing that was said between the sender and the administration. */
export class PetitionMessageResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /**
   * What it was said for.
   * @example "SUPPLEMENT_REQUEST"
   */
  kind:
    | 'SUPPLEMENT_REQUEST'
    | 'SUPPLEMENT'
    | 'WITHDRAWAL'
    | 'REOPENING'
    | 'RATING'
    | 'GUIDANCE'
    | 'EXTENSION';

  /**
   * Which time round; a reopened petition begins another.
   * @example 1
   */
  cycle: number;

  /**
   * The sender, or somebody at the office (also where the office wrote down what the sender said).
   * @example "OFFICE"
   */
  writtenBy: 'SENDER' | 'OFFICE';

  writtenAt: string;

  /**
   * The comment of a rating without anything by which its writer could be told.
   * @example "Đề nghị ông/bà cho biết vị trí cụ thể và gửi ảnh hiện trường."
   */
  content: string;

  /** Of a rating: whether the sender was satisfied. */
  satisfied: boolean | null;
}

export class PetitionMessagesResponse {
  items: PetitionMessageResponse[];

  /** Send it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

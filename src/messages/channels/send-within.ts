/** How long one message may take: two of them, one after the other, fit into a lease with room to spare. */
export const SEND_WITHIN_MS = 10_000;

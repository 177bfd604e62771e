/** A file of the index is not there any more: a newer release took it away, or the network did. */
export class GoneError extends Error {}

declare namespace App {
  interface Locals {
    /** What the template of the page takes. */
    shown: Record<string, unknown>;
  }
}

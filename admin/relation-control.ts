/**
 * Decap's picker of other entries with two faults mended. It reports a change when it is only
 * shown, so a new article would be “not saved” right after its first save and could not be
 * submitted; and it does not draw the chosen entries once they are loaded.
 */
export function relationControl(decapControl: unknown): unknown {
  const Base = decapControl as RelationBase;
  return class RelationControl extends Base {
    override shouldComponentUpdate(props: object, state: object) {
      return state !== this.state || super.shouldComponentUpdate(props);
    }

    triggerInitialOnChange() {
      // What Decap would tell is for previews that show the other entry; ours does not.
    }
  };
}

type RelationBase = new (props: object) => {
  state: object;
  shouldComponentUpdate(props: object, state?: object): boolean;
};

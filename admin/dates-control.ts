import { formatDate, formatMoment, localDay, localIso } from '../src/dates.ts';
import { decap, type Immutable } from './decap.ts';

/** The day in what an editor types, `16/3/2020`, as `2020-03-16`; undefined when it is none. */
export function readDay(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(typed.trim()) ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}

/** The moment in what an editor types, `19/3/2020 13:10`, in the office's time; undefined when it is none. */
export function readMoment(typed: string): string | undefined {
  const [, date = '', hour = '', minute = ''] =
    /^(\S+)\s+(\d{1,2})\s*[:hg]\s*(\d{2})$/iu.exec(typed.trim()) ?? [];
  const day = readDay(date);
  if (!day || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`;
}

/** A date as editors write it, with a button for today or now, in place of the browser's own. */
export const dateControl = (): unknown =>
  decap().createClass({
    getInitialState(this: Control) {
      return { typed: shown(this.props) };
    },

    componentDidUpdate(this: Control, previous: DateProps) {
      const { value } = this.props;
      if (previous.value !== value && read(this.props, this.state.typed) !== value)
        this.setState({ typed: shown(this.props) });
    },

    isValid(this: Control) {
      const { typed } = this.state;
      if (typed.trim() === '' || read(this.props, typed)) return { error: false };
      const example = hasTime(this.props) ? '19/03/2020 13:10' : '19/03/2020';
      return { error: { message: `“${typed}” không phải ngày hợp lệ. Ghi như ${example}.` } };
    },

    change(this: Control, typed: string) {
      this.setState({ typed });
      this.props.onChange(read(this.props, typed) ?? '');
    },

    render(this: Control) {
      const { h } = decap();
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const isMoment = hasTime(this.props);
      const label = isMoment ? 'Bây giờ' : 'Hôm nay';
      const input = h('input', {
        id: forID,
        type: 'text',
        inputMode: 'numeric',
        autoComplete: 'off',
        placeholder: isMoment ? 'ngày/tháng/năm giờ:phút' : 'ngày/tháng/năm',
        value: this.state.typed,
        onChange: (event: { target: HTMLInputElement }) => this.change(event.target.value),
        onFocus: setActiveStyle,
        onBlur: () => {
          if (read(this.props, this.state.typed)) this.setState({ typed: shown(this.props) });
          setInactiveStyle();
        },
      });
      const now = h(
        'button',
        {
          type: 'button',
          onClick: () =>
            this.change(
              isMoment
                ? formatMoment(localIso(new Date()))
                : formatDate(localDay(localIso(new Date()))),
            ),
        },
        label,
      );
      return h('div', { className: `${classNameWrapper} desk-date` }, input, now);
    },
  });

const hasTime = ({ field }: DateProps) => field.get('time') === true;

const read = (props: DateProps, typed: string) =>
  hasTime(props) ? readMoment(typed) : readDay(typed);

function shown(props: DateProps): string {
  const { value } = props;
  if (typeof value !== 'string' || value === '' || Number.isNaN(Date.parse(value))) return '';
  // Keeps what is stored to the second: an untouched field is not written again.
  return hasTime(props) ? formatMoment(value) : formatDate(value);
}

interface DateProps {
  value?: unknown;
  field: Immutable;
  forID: string;
  classNameWrapper: string;
  onChange: (value: string) => void;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
}

interface Control {
  props: DateProps;
  state: { typed: string };
  setState(state: { typed: string }): void;
  change(typed: string): void;
}

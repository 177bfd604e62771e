const KEY = 'co-chu';

// Browsers that lack `:has` get the size by this; the others get the same twice.
const apply = (percent: string) => {
  document.documentElement.style.fontSize = percent === '100' ? '' : `${percent}%`;
};

// Remembers on this device which size was chosen, and sets it on every page.
const stored = read();
document.querySelectorAll<HTMLInputElement>('.text-size input').forEach((input) => {
  if (input.value === stored) input.checked = true;
  // The browser may also have restored an earlier choice by itself.
  if (input.checked) apply(input.value);
  input.addEventListener('change', () => {
    apply(input.value);
    write(input.value);
  });
});

// A browser may forbid storage altogether.
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(percent: string): void {
  try {
    if (percent === '100') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, percent);
  } catch {
    // Then the size holds for this page.
  }
}

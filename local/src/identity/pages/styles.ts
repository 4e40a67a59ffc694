/** The look of the provider's pages, on top of the dashboard's colours and letters. */
export const STYLES = `
.page-header {
  padding: 10px var(--gutter);
  background: var(--house);
  border-bottom: 4px solid var(--gold);
}

.page-header :focus-visible {
  outline-color: #f3e4bd;
}

.brand {
  display: inline-flex;
  align-items: center;
  gap: 12px;
  color: #fff;
  font-size: 1.25rem;
  font-weight: 600;
  text-decoration: none;
}

.brand img {
  border-radius: 9px;
}

main {
  display: grid;
  gap: 24px;
  max-width: 64rem;
  margin: 0 auto;
  padding: 28px var(--gutter) 56px;
}

.english {
  display: block;
  color: var(--ink-soft);
  font-size: 0.875rem;
  font-weight: 400;
  letter-spacing: 0;
  line-height: 1.4;
}

.panels {
  display: grid;
  gap: 28px;
  align-items: start;
}

@media (min-width: 56rem) {
  .panels {
    grid-template-columns: 22rem 1fr;
    gap: 40px;
  }
}

form {
  display: grid;
  gap: 16px;
}

.sign-in {
  padding: 20px;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 10px;
}

label {
  display: grid;
  gap: 4px;
  font-weight: 600;
}

input {
  width: 100%;
  min-height: 44px;
  padding: 8px 12px;
  background: var(--paper);
  border: 1px solid var(--grey);
  border-radius: 6px;
  font-weight: 400;
}

button {
  min-height: 48px;
  padding: 6px 18px;
  background: var(--house);
  border: 1px solid var(--house);
  border-radius: 6px;
  color: #fff;
  font-weight: 600;
  cursor: pointer;
}

button .english {
  color: #f3e4bd;
}

button.secondary {
  background: none;
  border-color: var(--grey);
  color: var(--ink);
}

button.secondary .english {
  color: var(--ink-soft);
}

.alarm {
  padding: 10px 14px;
  background: var(--card);
  border-left: 4px solid var(--alarm);
  color: var(--alarm);
  font-weight: 600;
}

.accounts,
.accounts section {
  display: grid;
  gap: 12px;
}

.accounts ul {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
  gap: 8px;
}

.accounts a {
  display: block;
  height: 100%;
  padding: 8px 12px;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 6px;
  font-weight: 600;
  text-decoration: none;
}

.accounts a:hover {
  border-color: var(--gold);
  text-decoration: underline;
}

.accounts [aria-current] {
  border-color: var(--red);
  background: var(--raised);
}

code {
  display: block;
  color: var(--ink-soft);
  font-size: 0.8125rem;
  font-weight: 400;
}
`;

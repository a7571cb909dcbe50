/** Light or dark by hand; without a choice the page follows the system. Written for browsers as it stands. */
export const themeScript = String.raw`
const root = document.documentElement;
const themeButton = document.getElementById('theme');
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
const showTheme = () => {
  themeButton.setAttribute('aria-pressed', String(isDark()));
  themeButton.title = isDark() ? 'Switch to light colours' : 'Switch to dark colours';
};
themeButton.hidden = false;
themeButton.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  showTheme();
});
systemDark.addEventListener('change', showTheme);
showTheme();
`;

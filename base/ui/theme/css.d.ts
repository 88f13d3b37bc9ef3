/** Style sheets are imported for their effect, by the bundler only. */
declare module '*.css';

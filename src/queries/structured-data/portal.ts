import type { Place, Thing } from './graph.ts';

/** The portal and the office that runs it, for the home page. */
export const portalData = (place: Place): Thing[] => [website(place), office(place)];

/** The office, as far as every page names it. */
export const publisher = ({ site, absolute }: Place): Thing => ({
  '@type': 'GovernmentOrganization',
  '@id': absolute('/#co-quan'),
  name: site.agency,
  url: absolute('/'),
});

const website = ({ site, absolute }: Place): Thing => ({
  '@type': 'WebSite',
  '@id': absolute('/#cong'),
  url: absolute('/'),
  name: site.name,
  description: site.description,
  inLanguage: 'vi',
  publisher: { '@id': absolute('/#co-quan') },
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute('/tim-kiem/')}?q={tu_khoa}`,
    },
    'query-input': 'required name=tu_khoa',
  },
});

// Contacts that are only samples would be taken for real ones.
const office = (place: Place): Thing => ({
  ...publisher(place),
  logo: {
    '@type': 'ImageObject',
    url: place.absolute('/icon-512.png'),
    width: 512,
    height: 512,
  },
  ...(place.site.sample ? {} : contacts(place)),
  parentOrganization: {
    '@type': 'GovernmentOrganization',
    name: place.site.parent.name,
    url: place.site.parent.url,
  },
});

const contacts = ({ site: { address, email, phone } }: Place) => ({
  address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'VN' },
  email,
  telephone: phone,
});

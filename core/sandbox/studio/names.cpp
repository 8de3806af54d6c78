// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/names.h"

#include <array>

namespace regulars::sandbox {

namespace {

/// Names are "written=romanised"; the second makes the email address. Blanks part them, "_" is a blank
/// inside.
struct Culture {
    std::string_view locale, country, phone, currency;
    int weight;
    bool familyFirst;
    std::string_view separator; ///< between the names
    std::string_view given, family, streets, towns;
};

constexpr std::array cultures{
    Culture{
        "de", "DE", "+4915", "eur", 34, false, " ",
        "Jörg=joerg Anna=anna Käthe=kaethe Lukas=lukas Sören=soeren Annika=annika Björn=bjoern Ursula=ursula "
        "Jannik=jannik Friederike=friederike Günther=guenther Zoë=zoe Hannah=hannah Moritz=moritz",
        "Müller=mueller Schäfer=schaefer Groß=gross Weiß=weiss Köhler=koehler von_der_Heide=vonderheide "
        "Krüger=krueger Böhm=boehm Schmidt=schmidt Özdemir-Kraus=oezdemir-kraus Vogel=vogel "
        "Hoffmann=hoffmann",
        "Lindenstraße Gartenweg Kastanienallee Am_Mühlbach Prenzlauer_Allee",
        "10405_Berlin 20357_Hamburg 50667_Köln 80331_München 04109_Leipzig 28195_Bremen"},
    Culture{
        "fr", "FR", "+336", "eur", 7, false, " ",
        "Zoé=zoe Hélène=helene François=francois Chloé=chloe Jérôme=jerome Maëlle=maelle Noël=noel Inès=ines",
        "Lefèvre=lefevre Garçon=garcon Bélanger=belanger D’Aubigné=daubigne Châtelain=chatelain "
        "Moreau=moreau "
        "Dupré=dupre",
        "rue_des_Lilas avenue_Jean-Jaurès", "75011_Paris 69003_Lyon 67000_Strasbourg"},
    Culture{
        "es", "ES", "+346", "eur", 6, false, " ",
        "Íñigo=inigo María_José=mariajose Begoña=begona Andrés=andres Lucía=lucia Ramón=ramon Nuria=nuria",
        "Muñoz=munoz García_Márquez=garciamarquez Ibáñez=ibanez Peña=pena Núñez=nunez Ortega=ortega",
        "Calle_Mayor Avenida_del_Mar", "28004_Madrid 08003_Barcelona 46001_València"},
    Culture{
        "pl", "PL", "+4860", "eur", 5, false, " ",
        "Łukasz=lukasz Małgorzata=malgorzata Zdzisław=zdzislaw Agnieszka=agnieszka Paweł=pawel Żaneta=zaneta",
        "Wójcik=wojcik Kowalczyk=kowalczyk Błaszczyk=blaszczyk Żak=zak Śliwińska=sliwinska "
        "Dąbrowski=dabrowski",
        "ulica_Długa", "00-238_Warszawa 31-042_Kraków"},
    Culture{"cs", "CZ", "+42060", "eur", 3, false, " ",
            "Jiří=jiri Kateřina=katerina Ondřej=ondrej Zdeňka=zdenka Šárka=sarka",
            "Dvořák=dvorak Nováková=novakova Šimůnek=simunek Kučera=kucera Žižka=zizka", "Na_Příkopě",
            "110_00_Praha 602_00_Brno"},
    Culture{"tr", "TR", "+9053", "eur", 6, false, " ",
            "İrem=irem Işıl=isil Çağlar=caglar Gökhan=gokhan Şebnem=sebnem Yiğit=yigit Ümit=umit",
            "Yılmaz=yilmaz Öztürk=ozturk Şahin=sahin Doğan=dogan Çelik=celik Işık=isik", "Bağdat_Caddesi",
            "34710_İstanbul 35220_İzmir"},
    Culture{"is", "IS", "+3546", "eur", 2, false, " ", "Þórdís=thordis Guðrún=gudrun Björk=bjork Eiður=eidur",
            "Sigurðardóttir=sigurdardottir Þórsson=thorsson Jónsdóttir=jonsdottir Æsuson=aesuson",
            "Laugavegur", "101_Reykjavík"},
    Culture{"el", "GR", "+3069", "eur", 4, false, " ",
            "Νίκος=nikos Ελένη=eleni Γιώργος=giorgos Σοφία=sofia Δημήτρης=dimitris Άννα=anna",
            "Παπαδόπουλος=papadopoulos Οικονόμου=oikonomou Αγγελίδης=angelidis Χατζή=chatzi", "Οδός_Ερμού",
            "105_63_Αθήνα 546_24_Θεσσαλονίκη"},
    Culture{"uk", "UA", "+38067", "eur", 4, false, " ",
            "Олена=olena Юрій=yurii Ярослав=yaroslav Катерина=kateryna Софія=sofiia",
            "Шевченко=shevchenko Коваль=koval Іваненко=ivanenko Бондаренко=bondarenko Їжакевич=yizhakevych",
            "вулиця_Хрещатик", "01001_Київ 79000_Львів"},
    Culture{
        "ru", "DE", "+4917", "eur", 3, false, " ", "Алексей=aleksei Наталья=natalia Фёдор=fyodor Мария=maria",
        "Иванов=ivanov Соловьёва=solovyova Чехов=chekhov Кузнецов=kuznetsov", "Kantstraße", "10623_Berlin"},
    Culture{"ar", "AE", "+97150", "usd", 4, false, " ",
            "محمد=mohammed فاطمة=fatima ليلى=layla يوسف=yousef نور=noor عائشة=aisha",
            "الحسن=alhasan خليل=khalil بن_سعيد=binsaid المصري=almasri", "شارع_الوصل", "00000_دبي"},
    Culture{"he", "IL", "+97254", "usd", 3, false, " ", "נועה=noa יונתן=yonatan שירה=shira אביגיל=avigail",
            "כהן=cohen לוי=levi מזרחי=mizrahi בן-דוד=bendavid", "רחוב_דיזנגוף", "6433222_תל_אביב"},
    Culture{"hi", "IN", "+9198", "usd", 3, false, " ", "प्रिया=priya अर्जुन=arjun दीपिका=deepika रोहन=rohan",
            "शर्मा=sharma पटेल=patel सिंह=singh गुप्ता=gupta", "महात्मा_गांधी_मार्ग", "400001_मुंबई"},
    Culture{"zh", "CN", "+86138", "usd", 5, true, "",
            "伟=wei 芳=fang 秀英=xiuying 小龙=xiaolong 静=jing 明月=mingyue",
            "王=wang 李=li 张=zhang 刘=liu 陈=chen 欧阳=ouyang", "南京路", "200001_上海 100005_北京"},
    Culture{"ja", "JP", "+8190", "jpy", 20, true, " ",
            "さくら=sakura 健太=kenta 美咲=misaki 大輔=daisuke ユイ=yui 陽子=yoko 翔=sho",
            "佐藤=sato 鈴木=suzuki 高橋=takahashi 渡邊=watanabe 齋藤=saito 小林=kobayashi", "桜通り1丁目",
            "150-0001_東京 600-8001_京都"},
    Culture{"ko", "KR", "+8210", "usd", 4, true, "",
            "민준=minjun 서연=seoyeon 지우=jiwoo 하은=haeun 도윤=doyun",
            "김=kim 이=lee 박=park 최=choi 남궁=namgung", "강남대로", "06236_서울"},
    Culture{"vi", "VN", "+8490", "usd", 2, true, " ", "Thị_Hương=huong Văn_Đức=duc Ngọc_Ánh=anh",
            "Nguyễn=nguyen Trần=tran Đặng=dang", "Đường_Lê_Lợi", "700000_Hồ_Chí_Minh"},
    Culture{
        "en", "US", "+1555", "usd", 14, false, " ",
        "Emma=emma Liam=liam Olivia=olivia Noah=noah Ava=ava José=jose Mary-Kate=marykate Mason=mason",
        "Smith=smith Johnson=johnson O’Brien=obrien Nguyen=nguyen Washington=washington Lee=lee Pérez=perez",
        "Main_Street Oak_Avenue Sunset_Boulevard", "94110_San_Francisco 10001_New_York 60601_Chicago"},
    Culture{"en-GB", "GB", "+447", "gbp", 20, false, " ",
            "Harry=harry Siobhán=siobhan Rhys=rhys Amelia=amelia Alastair=alastair Niamh=niamh Poppy=poppy",
            "Taylor=taylor MacGregor=macgregor Llewellyn=llewellyn O’Connor=oconnor Smythe-Jones=smythejones "
            "Fox=fox",
            "High_Street Church_Lane", "EC1A_London EH1_Edinburgh CF10_Cardiff"},
};

constexpr std::array domains{"example.com", "example.org", "example.net", "mail.example", "post.example"};

std::vector<std::string_view> split(std::string_view list)
{
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        parts.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

std::string spaced(std::string_view text)
{
    std::string result(text);
    std::replace(result.begin(), result.end(), '_', ' ');
    return result;
}

const Culture& cultureFor(Dice& dice, std::string_view currency)
{
    std::vector<int> weights;
    for (const Culture& culture : cultures)
        weights.push_back(culture.currency == currency ? culture.weight * 10 : culture.weight);
    return cultures[dice.weighted(weights)];
}

Address inventAddress(Dice& dice, const Culture& culture)
{
    const std::string town = spaced(dice.pick(split(culture.towns)));
    // The postal code is whatever stands before the last blank-separated word that is no number.
    std::size_t cut = town.find(' ');
    while (cut + 1 < town.size() && town[cut + 1] >= '0' && town[cut + 1] <= '9')
        cut = town.find(' ', cut + 1);
    Address address;
    address.line1 = spaced(dice.pick(split(culture.streets))) + ' ' + std::to_string(dice.between(1, 140));
    address.postalCode = town.substr(0, cut);
    address.city = town.substr(cut + 1);
    address.country = culture.country;
    if (dice.chance(8)) address.line2 = "c/o " + std::to_string(dice.between(1, 9));
    return address;
}

} // namespace

Person People::invent(Dice& dice, std::string_view currency)
{
    const Culture& culture = cultureFor(dice, currency);
    const std::string_view given = dice.pick(split(culture.given));
    const std::string_view family = dice.pick(split(culture.family));
    const auto written = [](std::string_view name) { return spaced(name.substr(0, name.find('='))); };
    const auto romanised = [](std::string_view name) { return std::string(name.substr(name.find('=') + 1)); };
    Person person;
    person.name = culture.familyFirst ? written(family) + std::string(culture.separator) + written(given)
                                      : written(given) + std::string(culture.separator) + written(family);
    if (dice.chance(2)) person.name = "Dr. " + person.name;
    const std::string local = dice.chance(25) ? romanised(given).substr(0, 1) + romanised(family)
                                              : romanised(given) + '.' + romanised(family);
    const std::string domain = domains[static_cast<std::size_t>(dice.between(0, std::ssize(domains) - 1))];
    const int before = m_taken[local + '@' + domain]++;
    person.email = local + (before == 0 ? std::string() : std::to_string(before + 1)) + '@' + domain;
    if (dice.chance(70)) {
        person.phone = culture.phone;
        while (person.phone.size() < 13)
            person.phone.push_back(static_cast<char>('0' + dice.between(0, 9)));
    }
    if (dice.chance(60)) person.address = inventAddress(dice, culture);
    person.locale = culture.locale;
    return person;
}

} // namespace regulars::sandbox

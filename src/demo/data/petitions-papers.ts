import { DemoPetition, organisation, person, petition } from './demo-petition';

/** Rules and procedures about civil status, residence and the one-stop counters. */
export const paperPetitions: DemoPetition[] = [
  petition({
    key: 'papers-01',
    sentOn: '2026-04-07',
    sentAt: '20:55',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Khai sinh liên thông cho con chờ ba tuần',
    content:
      'Con tôi sinh ngày 14/3, vợ tôi nộp hồ sơ liên thông khai sinh, thường trú, thẻ bảo hiểm y tế trên mạng ngày 16/3. Đến nay mới có giấy khai sinh bản điện tử, còn thẻ bảo hiểm chưa có nên bé đi khám phải trả tiền toàn bộ. Mỗi lần gọi đường dây hỗ trợ thì được bảo chờ đồng bộ. Đề nghị kiểm tra giúp bé đang vướng ở đâu.',
    submitter: person('Trịnh Công Hậu', '0912000113'),
    communeCode: '26017',
    dossierCode: 'H19.08-260316-0412',
    externalCode: 'PAKN.20260407.0164',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '26017',
    answer: {
      finding:
        'Hồ sơ liên thông của cháu đã có giấy khai sinh và đã đăng ký thường trú; bước cấp thẻ bảo hiểm y tế bị treo trên hệ thống.',
      cause:
        'Số định danh của cháu được cấp nhưng không tự động chuyển sang phần mềm của cơ quan bảo hiểm xã hội do lỗi đồng bộ.',
      action:
        'Phường đã phối hợp với Bảo hiểm xã hội chuyển lại dữ liệu; thẻ của cháu đã có trên ứng dụng VssID và có giá trị từ ngày sinh. Anh mang biên lai đến cơ quan bảo hiểm xã hội để được thanh toán lại.',
      result: 'DONE',
      legalBasis: 'Luật Hộ tịch năm 2014; Nghị định 63/2024/NĐ-CP về liên thông điện tử',
    },
  }),
  petition({
    key: 'papers-02',
    sentOn: '2026-04-09',
    sentAt: '09:05',
    channel: 'PHONE',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Người dân gọi hỏi việc trích lục khai tử cho cha',
    content:
      'Ông Sáu gọi đến số tiếp nhận, nói cha ông mất năm 1998 ở xã cũ nay đã nhập về xã mới, cần trích lục khai tử để chia thừa kế. Xã mới nói sổ lưu ở xã cũ, xã cũ đã đóng cửa, không ai biết sổ nằm đâu. Ông đề nghị chỉ rõ phải đến nơi nào, ông ở xa không đi lại nhiều lần được.',
    submitter: person('Đoàn Văn Sáu', '0988 000 114', 'Ấp 2, xã Sông Ray'),
    communeCode: '26362',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'STP',
    answer: {
      finding:
        'Sổ khai tử năm 1998 của xã cũ đã được bàn giao về Ủy ban nhân dân xã Sông Ray và đang được số hóa.',
      cause:
        'Khi sắp xếp đơn vị hành chính, sổ được chuyển chung kiện với tài liệu khác, chưa lên danh mục nên công chức không tìm thấy.',
      action:
        'Xã đã tìm được trang sổ và cấp trích lục cho Ông, gửi qua bưu chính không thu phí. Sở đã yêu cầu các xã lập xong danh mục sổ hộ tịch nhận bàn giao.',
      result: 'DONE',
      legalBasis: 'Luật Hộ tịch năm 2014; Nghị định 120/2025/NĐ-CP',
    },
  }),
  petition({
    key: 'papers-03',
    sentOn: '2026-04-10',
    sentAt: '15:30',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Bắt nộp bản giấy dù đã nộp hồ sơ trực tuyến',
    content:
      'Đã nộp trực tuyến toàn trình, ký số, trả phí đủ cả, vậy mà cán bộ xã gọi bảo in ra mang lên một bộ giấy “để lưu”. Vậy nộp trực tuyến để làm gì? Nhà tôi cách trụ sở mới của xã 22 cây số đường đồi.',
    submitter: person('Điểu Thị Hương', '0346000115'),
    communeCode: '25222',
    dossierCode: 'H19.40-260407-0009',
    fate: 'ANSWERED_LATE',
    assignTo: '25222',
    answer: {
      finding:
        'Qua kiểm tra nhật ký cuộc gọi, công chức một cửa đã yêu cầu Chị nộp thêm bản giấy. Yêu cầu này không đúng.',
      cause:
        'Công chức mới nhận việc, lo khi kiểm tra không có hồ sơ giấy; lãnh đạo xã chưa phổ biến quy định về giá trị của hồ sơ điện tử.',
      action:
        'Xã đã xin lỗi Chị, giải quyết hồ sơ trên bản điện tử và gửi kết quả qua bưu chính đến nhà. Việc này đã được nhắc tại cuộc họp toàn cơ quan.',
      result: 'DONE',
      legalBasis: 'Nghị định 118/2025/NĐ-CP; Luật Giao dịch điện tử năm 2023',
    },
  }),
  petition({
    key: 'papers-04',
    sentOn: '2026-04-13',
    sentAt: '08:02',
    channel: 'IN_PERSON',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Chứng thực bản sao giới hạn mười bản một ngày',
    content:
      'Bộ phận một cửa dán giấy thông báo mỗi người chỉ được chứng thực tối đa mười bản sao một ngày. Tôi làm hồ sơ cho ba đứa con đi học nghề cần mười tám bản, phải đi hai buổi. Quy định đó ở đâu ra, đề nghị gỡ bỏ hoặc giải thích.',
    submitter: person('Nguyễn Thị Sen', '0375 000 116', 'Khu phố 5, phường Chơn Thành'),
    communeCode: '25432',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '25432',
    answer: {
      finding:
        'Phường xác nhận có dán thông báo giới hạn mười bản sao một người trong ngày như Bà phản ánh.',
      cause:
        'Máy đóng dấu giáp lai hỏng, bộ phận một cửa tự đặt giới hạn để giảm ùn ứ; pháp luật không có giới hạn này.',
      action:
        'Thông báo đã được gỡ, phường bố trí thêm một công chức chứng thực vào buổi sáng. Việc nào nhận trước mười lăm giờ được trả trong ngày.',
      result: 'DONE',
      legalBasis: 'Điều 7 Nghị định 23/2015/NĐ-CP',
    },
  }),
  petition({
    key: 'papers-05',
    sentOn: '2026-04-15',
    sentAt: '13:37',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'AN_NINH_TRAT_TU',
    title: 'Đăng ký tạm trú cho công nhân phải có chủ nhà đi cùng',
    content:
      'Phòng trọ 30 người mà mỗi lần đăng ký tạm trú công an khu vực đều bảo chủ nhà phải đi cùng từng người. Tôi làm ca, chủ nhà thì bận, thành ra ở ba tháng vẫn chưa có tạm trú để làm giấy cho con đi học. Đề nghị hướng dẫn đăng ký qua mạng cho người thuê trọ.',
    submitter: person('Thạch Sô Phi', '0765000117'),
    communeCode: '26020',
    fate: 'ANSWERED_LATE',
    assignTo: 'CATP',
    answer: {
      finding:
        'Công an đã kiểm tra khu nhà trọ, có mười bốn người thuê chưa đăng ký tạm trú trong đó có gia đình anh.',
      cause:
        'Chủ nhà chưa ký văn bản đồng ý chung, cán bộ hướng dẫn chưa hết nên người thuê hiểu là phải đi cùng chủ nhà.',
      action:
        'Đã hướng dẫn chủ nhà xác nhận điện tử một lần trên VNeID cho mọi phòng và giúp mười bốn người nộp trực tuyến tại chỗ. Gia đình anh đã có thông báo kết quả.',
      result: 'DONE',
      legalBasis: 'Luật Cư trú năm 2020',
    },
  }),
  petition({
    key: 'papers-06',
    sentOn: '2026-04-16',
    sentAt: '22:41',
    channel: 'APP',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Giấy xác nhận độc thân bị trả vì từng ở nhiều nơi',
    content:
      'Mình từng thường trú ở ba tỉnh, giờ xin xác nhận tình trạng hôn nhân để cưới mà phường bắt tự về từng nơi xin giấy. Luật nói ủy ban gửi văn bản hỏi giúp cơ mà? Đám cưới định ngày 24/5 rồi, mong giải quyết sớm giùm mình với ạ.',
    submitter: person('Phan Ngọc Trâm', '0906000118', 'tram.phan@example.com'),
    communeCode: '26005',
    fate: 'ANSWERED_NOT_PUBLISHED',
    assignTo: '26005',
    answer: {
      finding:
        'Phường đã nhận hồ sơ của Chị. Chị có ba nơi thường trú trước đây và không chứng minh được tình trạng hôn nhân ở hai nơi.',
      cause:
        'Công chức chọn cách nhanh cho mình là yêu cầu công dân tự đi xin, không gửi văn bản xác minh như quy định.',
      action:
        'Phường đã gửi văn bản xác minh đến hai nơi. Quá thời hạn không có trả lời, Chị được làm văn bản cam đoan và phường cấp giấy ngay cho kịp ngày cưới.',
      result: 'PLANNED',
      plannedOn: '2026-05-20',
      legalBasis: 'Điều 22 Nghị định 123/2015/NĐ-CP',
    },
  }),
  petition({
    key: 'papers-07',
    sentOn: '2026-04-18',
    sentAt: '10:10',
    channel: 'PAPER',
    class: 'QUY_DINH_HC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Kiến nghị đặt điểm tiếp nhận hồ sơ tại trụ sở xã cũ',
    content:
      'Bà con dân tộc S’tiêng ở thôn chúng tôi từ ngày nhập xã phải đi ba mươi cây số mới tới trụ sở mới. Người già, phụ nữ có con nhỏ không đi được, xe buýt không có. Chúng tôi đề nghị mỗi tuần cán bộ về trụ sở xã cũ một ngày để nhận giấy tờ, trả kết quả. Trụ sở cũ còn tốt đang bỏ không, cỏ mọc um tùm rất lãng phí.',
    submitter: person('Điểu K’Rong', '0271 3000 119', 'Thôn Bù Lư, xã Đak Nhau'),
    communeCode: '25399',
    enteredLateDays: 6,
    fate: 'STUCK_IN_PROGRESS',
    assignTo: '25399',
  }),
  petition({
    key: 'papers-08',
    sentOn: '2026-04-22',
    sentAt: '17:20',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'AN_NINH_TRAT_TU',
    title: 'Đổi giấy phép lái xe quá hẹn',
    content:
      'Em nộp đổi giấy phép lái xe hạng B trên cổng dịch vụ công, hẹn năm ngày làm việc mà nay đã mười ba ngày làm việc. Em chạy xe giao hàng, không có bằng không dám chạy, mất thu nhập. Gọi số hỗ trợ toàn bận.',
    submitter: person('Nguyễn Hữu Nghĩa', '0332000120'),
    communeCode: '26188',
    dossierCode: 'H19.02-260403-0551',
    externalCode: 'PAKN.20260422.0210',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'CATP',
    answer: {
      finding:
        'Hồ sơ đổi giấy phép lái xe của anh nộp ngày 03/4, quá hẹn tám ngày làm việc tính đến khi phản ánh.',
      cause:
        'Giấy khám sức khỏe điện tử của anh bị lỗi chữ ký số nên hồ sơ dừng ở bước đối chiếu, cán bộ không báo cho anh.',
      action:
        'Phòng Cảnh sát giao thông đã liên hệ cơ sở y tế ký lại, in giấy phép và giao anh qua bưu điện; giấy phép điện tử đã hiển thị trên VNeID.',
      result: 'DONE',
      legalBasis: 'Luật Trật tự, an toàn giao thông đường bộ năm 2024',
    },
  }),
  petition({
    key: 'papers-09',
    sentOn: '2026-04-28',
    sentAt: '06:50',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Có phải đổi giấy tờ khi xã lên phường không',
    content:
      'Nghe tin ngày 30/4 xã tôi thành phường và tỉnh thành thành phố. Người ta rao làm dịch vụ đổi giấy tờ trọn gói hai triệu đồng. Đề nghị cơ quan nhà nước thông báo rõ giấy tờ nào phải đổi, có mất phí không, để dân khỏi bị lừa.',
    submitter: person('Trương Thị Mỹ Duyên', '0949 000 121'),
    communeCode: '26248',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '26248',
    answer: {
      finding:
        'Phường ghi nhận có người chào dịch vụ đổi giấy tờ tại chợ như Bà nêu; đã báo công an phường theo dõi.',
      cause:
        'Thông báo về việc chuyển xã thành phường dán tại trụ sở, chưa đến được từng tổ dân phố.',
      action:
        'Giấy tờ đã cấp còn thời hạn vẫn tiếp tục sử dụng, không bắt buộc đổi; ai muốn đổi theo địa danh mới thì không phải nộp phí, lệ phí. Phường đã phát nội dung này trên loa và nhóm Zalo các khu phố.',
      result: 'DONE',
      legalBasis: 'Luật Tổ chức chính quyền địa phương năm 2025',
    },
  }),
  petition({
    key: 'papers-10',
    sentOn: '2026-05-04',
    sentAt: '07:31',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Cải chính năm sinh của mẹ bị yêu cầu nộp giấy không còn tồn tại',
    content:
      'Mẹ tôi 82 tuổi, thẻ căn cước ghi sinh năm 1944 còn giấy khai sinh của sáu anh em chúng tôi đều ghi mẹ sinh năm 1942. Ngày trước không ai để ý, nay làm hồ sơ hưởng chế độ thì máy báo không khớp, bị trả về. Tôi lên phường xin cải chính cho mẹ, phường yêu cầu nộp giấy khai sinh gốc của mẹ. Mẹ tôi sinh ra ở vùng chiến tranh, làng bị đốt hai lần, giấy tờ đó chắc chắn không còn. Gia đình còn giữ một tờ khai gia đình thời chế độ cũ, sổ hộ khẩu năm 1978 và học bạ lớp ba của mẹ, cả ba đều ghi năm 1942; lại có hai người bà con trên tám mươi tuổi đồng ý làm chứng. Cán bộ nói mấy giấy đó không có giá trị, bảo tôi về quê mẹ ở miền Trung mà xin. Tôi gọi về quê thì ngoài đó trả lời sổ trước 1975 không lưu được cuốn nào và chỉ cấp giấy xác nhận không còn sổ, đem vào đây lại không được nhận. Tôi đi lại năm lần trong hai tháng, mẹ thì yếu dần, có hôm phải cõng lên phường để cán bộ nhìn mặt. Tôi không trách ai, chỉ xin được hướng dẫn một lần bằng văn bản: cần giấy gì, nộp ở đâu, bao lâu xong.',
    submitter: person('Ngô Thị Hồng Phúc', '0902000122'),
    communeCode: '25333',
    fate: 'NEVER_TAKEN',
  }),
  petition({
    key: 'papers-11',
    sentOn: '2026-05-06',
    sentAt: '14:14',
    channel: 'EMAIL',
    class: 'QUY_DINH_HC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Văn phòng công chứng không tra cứu được dữ liệu ngăn chặn',
    content:
      'Từ ngày 04/5 phần mềm tra cứu thông tin ngăn chặn không đăng nhập được bằng tài khoản cũ có chữ “tỉnh”. Các tổ chức hành nghề công chứng trên địa bàn phải tạm dừng nhiều hợp đồng, ảnh hưởng đến người dân. Kính đề nghị sớm cấp lại tài khoản và thông báo bằng văn bản.',
    submitter: organisation(
      'Văn phòng công chứng Hoa Sen Vàng',
      '0251 3000 123',
      'Đường Võ Thị Sáu, phường Trấn Biên',
    ),
    communeCode: '26041',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'STP',
    answer: {
      finding:
        'Đúng như phản ánh, từ ngày 04/5 có chín tổ chức hành nghề công chứng không đăng nhập được.',
      cause:
        'Khi đổi tên đơn vị từ tỉnh sang thành phố, mã tổ chức trong hệ thống xác thực được đặt lại, tài khoản cũ mất liên kết.',
      action:
        'Sở đã cấp lại liên kết cho toàn bộ tài khoản, gửi văn bản hướng dẫn và cử người trực hỗ trợ. Quý Văn phòng có thể tra cứu bình thường.',
      result: 'DONE',
      legalBasis: 'Luật Công chứng năm 2024',
    },
  }),
  petition({
    key: 'papers-12',
    sentOn: '2026-05-12',
    sentAt: '21:09',
    channel: 'APP',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Đăng ký kết hôn với người nước ngoài không ai hướng dẫn',
    content:
      'Em định đăng ký kết hôn với bạn trai người Hàn Quốc. Trước đây nộp ở huyện, nay không còn huyện thì xã nói để hỏi lại cấp trên đã, hai tuần rồi chưa gọi lại cho em. Bạn ấy chỉ ở Việt Nam đến cuối tháng năm. Nhờ cơ quan trả lời nộp ở đâu và cần giấy gì.',
    submitter: person('Hồ Thị Cẩm Tiên', '0814000124'),
    communeCode: '26206',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: '26206',
  }),
];
